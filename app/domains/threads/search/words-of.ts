import type { ExcerptPart } from '../types';
import { plain } from '../words';

/** Words that say little in either language; the index has them, but nobody looks for them alone. */
const SMALL_WORDS = new Set(
  (
    'a an and are as at be but by can do does for from has have how i if in into is it its my no not of on or so than that the then there this to was we what when where which who why will with you your ' +
    'au aux avec c ce ces cette comment d dans de des du elle en est et il ils j je l la le les leur ma mais me mes mon n ne nous on ou où par pas pour pourquoi qu que quel quelle qui s sa se ses si son sont sur t un une vos votre vous y'
  )
    .split(' ')
    .map(plain),
);

/** The words of a text as the index has them (lower case, no accents), each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** Those that tell what it is about; all of them when none does. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** Words that a search asks for: not those after a minus sign. */
export function wantedWords(q: string): string[] {
  return wordsOf(q.replace(/(^|\s)-(?:"[^"]*"|\S+)/g, ' '));
}

/** A text with the words marked, accents and case aside. */
export function markWords(text: string, words: readonly string[]): ExcerptPart[] {
  const wanted = new Set(words);
  const parts: ExcerptPart[] = [];
  let done = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!wanted.has(plain(match[0]))) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), hit: false });
    parts.push({ text: match[0], hit: true });
    done = match.index + match[0].length;
  }
  if (done < text.length || parts.length === 0) parts.push({ text: text.slice(done), hit: false });
  return parts;
}

/** The stretch of a text in which the first of the words stands, on one line, about `length` characters, marked. */
export function excerptAround(text: string, words: readonly string[], length = 220): ExcerptPart[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const wanted = new Set(words);
  const first = [...line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].find((match) => wanted.has(plain(match[0])))?.index ?? 0;
  const start = first < length / 2 ? 0 : line.indexOf(' ', first - length / 3) + 1;
  const whole = line.slice(start);
  const end = whole.length <= length ? whole.length : whole.lastIndexOf(' ', length);
  const shown = whole.slice(0, end > length / 2 ? end : length);
  return markWords(`${start > 0 ? '… ' : ''}${shown}${shown.length < whole.length ? ' …' : ''}`, words);
}
