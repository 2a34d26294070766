import { readAs } from './letters';

/**
 * A text as it is compared: small letters without accents, with look-alikes of other alphabets read as Latin, and
 * without what cannot be seen. `from[i]` and `to[i]` say which part of the source the i-th unit stands for.
 */
export type Folded = { text: string; from: number[]; to: number[] };

const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}\u034f\u115f\u1160\u3164\uffa0]$/u;
const MARKS = /\p{M}/gu;

function foldLetter(letter: string): string {
  if (INVISIBLE.test(letter)) return '';
  const plain = letter.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '');
  let read = '';
  for (const each of plain) read += readAs.get(each) ?? each;
  return read;
}

/**
 * Folds a text for comparing; each letter by itself, so that the work grows with the length and no faster. Folding what
 * is folded changes nothing. Never shown to anybody.
 */
export function fold(source: string): Folded {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const letter of source) {
    const end = at + letter.length;
    const code = letter.charCodeAt(0);
    const plain = code < 128 ? (code >= 65 && code <= 90 ? letter.toLowerCase() : letter) : foldLetter(letter);
    for (let unit = 0; unit < plain.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    text += plain;
    at = end;
  }
  return { text, from, to };
}

/** The folded text alone. */
export function foldText(source: string): string {
  return fold(source).text;
}

/** The words of a text as they are compared: letters and digits only. */
export function wordsOf(source: string): string[] {
  return foldText(source).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** Words that mix Latin letters with look-alikes of another alphabet, as written; at most three. */
export function mixedWords(source: string): string[] {
  const mixed: string[] = [];
  if (!LOOKALIKE.test(source)) return mixed;
  for (const [word] of source.matchAll(/\p{L}+/gu)) {
    if (mixed.length < 3 && LATIN.test(word) && LOOKALIKE.test(word)) mixed.push(word);
  }
  return mixed;
}

const HIDDEN = /\p{L}[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+\p{L}/gu;

/** How often a letter is parted from the next by something that cannot be seen. */
export function hiddenBetweenLetters(source: string): number {
  return source.match(HIDDEN)?.length ?? 0;
}
