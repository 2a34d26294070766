import { wordsOf } from './fold';

const EN = new Set('the and is it my i you to of for with have this that not what how when are was your but do can does in from they just after any has would will an like so out about we he she been their there who all at be if such re get please why where'.split(' '));
const FR = new Set('le la les et est je vous une un pour avec que qui pas mon ma mes dans sur il ca ne du des au aux se ce cette suis avez depuis plus tu mais es qu y nous ils elle par sa son ses si ou quoi comme tout tous trop ton ta tes te toi cet'.split(' '));

/** Languages that lexicons are kept for. */
export type Language = 'en' | 'fr';

/**
 * The language of a text by its smallest words, or null where they do not tell (fewer than two, or as many of each):
 * short texts are where detectors of many languages are wrong most.
 */
export function guessLanguage(text: string): Language | null {
  let [en, fr] = [0, 0];
  for (const word of wordsOf(text.slice(0, 4000))) {
    if (EN.has(word)) en += 1;
    if (FR.has(word)) fr += 1;
  }
  if (Math.max(en, fr) < 2 || en === fr) return null;
  return en > fr ? 'en' : 'fr';
}
