import { plain } from '~/domains/threads';

/** Words that say little in either language: a search does not insist on them when it has others. */
const SMALL_WORDS = new Set(
  (
    'a an and are as at be but by can could do does did for from has have how i if in into is it its me my no not of on or so than that the then there this to was we what when where which who why will with would you your ' +
    'au aux avec c ce ces cette comment d dans de des du elle en est est-ce et il ils j je l la le les leur ma mais me mes mon n ne nous on ou où par pas peut peux pour pourquoi qu que quel quelle quelles quels qui s sa se ses si son sont sur t un une vos votre vous y'
  )
    .split(' ')
    .map(plain),
);

/** The words of a text as the list of known words has them (lower case, no accents), each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** What of a text is letters and digits, as it was typed. */
export function partsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Letters of languages that put no spaces between words: the index has whole sentences of them as one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Parts of these words that may stand anywhere within a longer one. */
export function unspacedParts(words: readonly string[]): string[] {
  return [...new Set(words.flatMap(partsOf))].filter((part) => UNSPACED.test(part));
}

/** Those that tell what it is about; all of them when none does. */
export function tellingWords(words: readonly string[]): string[] {
  return tellNothing(words) ? [...words] : words.filter(tells);
}

/** Whether all of these are small words, by which the index finds little or nothing. */
export function tellNothing(words: readonly string[]): boolean {
  return !words.some(tells);
}

function tells(word: string): boolean {
  return wordsOf(word).some((part) => !SMALL_WORDS.has(part));
}

/** Differences in spelling that may be a mistake: one from four letters on, two from eight on. */
export function mistakesIn(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * How many letters have to be added, left out, replaced or swapped with their neighbour to make one word of
 * the other (optimal string alignment).
 */
export function differences(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
