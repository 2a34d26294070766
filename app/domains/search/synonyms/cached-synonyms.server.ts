import { fresh } from '~/platform/lazy';
import { wordsOf } from '../words/words-of';
import { readSynonyms } from './synonyms.store.server';

const kept = fresh(readSynonyms);

/** Has the next search see a change at once. */
export const forgetSynonyms = kept.forget;

/** Of small words alone nothing is left, or the word that stands for the language. */
function tells(query: string): boolean {
  return query !== '' && !/^'§..'$/.test(query);
}

/**
 * Words of a search, with those that belong together because they have a synonym as one ("coffee maker"),
 * and what may be found instead, as `tsquery`s.
 */
export async function synonymsOf(words: readonly string[]): Promise<{ text: string; alternatives: string[] }[]> {
  const synonyms = (await kept.get()).flatMap(({ word, other, wordQuery, otherQuery }) => [
    { parts: wordsOf(word), query: otherQuery },
    { parts: wordsOf(other), query: wordQuery },
  ]);
  const typed = words.map((word) => wordsOf(word).join(' '));
  const terms: { text: string; alternatives: string[] }[] = [];
  for (let at = 0; at < words.length; ) {
    const fitting = synonyms.filter(({ parts }) => parts.length > 0 && parts.join(' ') === typed.slice(at, at + parts.length).join(' '));
    const length = Math.max(1, ...fitting.map(({ parts }) => parts.length));
    const alternatives = fitting.filter(({ parts }) => parts.length === length).map(({ query }) => query).filter(tells);
    terms.push({ text: words.slice(at, at + length).join(' '), alternatives });
    at += length;
  }
  return terms;
}
