import type { Reading } from '../text/forms';
import { wordSet } from '../text/sentences';

/** Signs that something is said in fun. */
const LAUGHTER = /(?<!\p{L})(?:mdr+|ptdr+|lol+|lmao|rofl|xd|(?:ha){2,}h?|(?:hi){2,}|(?:he){2,}|jk|gg|respect)(?!\p{L})|[\u{1F602}\u{1F923}\u{1F605}\u{1F606}\u{1F61C}\u{1F61D}\u{1F609}\u{1F37A}\u{1F37B}\u{1F61B}]/iu;

/** Mild words that friends call one another. */
const FRIENDLY = /^(?:muppet|clown|numpty|plonker|twit|dork|weirdo|daft|wazzock|donut|couillon|andouille|charlot|neuneu|nigaud|bouffon|boulet|blaireau|relou|no ?life|kikoo|drama queen)/;

/** Whether somebody laughs in a text. */
export function laughs(source: string): boolean {
  return LAUGHTER.test(source);
}

/** The most that one mild word weighs beside laughter. */
export function banterOf(words: string): number {
  return FRIENDLY.test(words) ? 1 : 2;
}

const TOLD = /^(?:traitee?s?|traiter|called|calls|calling|appelee?s?|surnommee?s?|insultee?s?)$/;
const BETWEEN = wordSet('de d me him her us them my our son daughter kid kids wife husband a an the un une sale sales gros grosse petit petite pauvre vieux vieille stupid fat dirty fucking little comme');

/** Whether a word is one that somebody was called: « il m'a traité de ... », "they called me ...". */
export function isTold({ said: words }: Reading, start: number): boolean {
  const first = words.findIndex((word) => word.end > start);
  for (let back = first - 1; back >= 0 && back >= first - 6; back -= 1) {
    const { text } = words[back]!;
    if (TOLD.test(text)) return text.startsWith('trait') ? words.slice(back + 1, first).some((word) => word.text === 'de' || word.text === 'd') : true;
    if (!BETWEEN.has(text)) return false;
  }
  return false;
}

/** Insults that are another word or a name with an accent at their end: « Salopé ». */
const ACCENTED = /^(?:salope|pute|merde)s?$/;

/** Whether what was found is a name: written with an accent that the insult has not, or behind "Mr" and « Mme ». */
export function isName(source: string, words: string, start: number, end: number): boolean {
  if (ACCENTED.test(words) && /\u00e9s?$/i.test(source.slice(start, end).normalize('NFC'))) return true;
  return /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mme|mlle|m)\.? $/iu.test(source.slice(Math.max(0, start - 7), start)) && /^\p{Lu}/u.test(source.slice(start, end));
}

/** Whether somebody is called by name behind what they are called: « Quel pauvre type, Kevin. » */
export function isNamedAfter(source: string, end: number): boolean {
  return /^, \p{Lu}\p{Ll}{1,20}\s*(?:$|[.!?…\n])/u.test(source.slice(end, end + 30));
}
