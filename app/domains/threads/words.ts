import { LENGTHS } from './rules';

/** Letters that NFKD does not take apart. */
const LETTERS: Record<string, string> = {
  œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'ng',
};

/** Invisible characters that change how others are shown; joiners stay, emoji and some scripts need them. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;
/** More marks on one letter than any written language puts there. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * A title as it is kept: NFC, one line, no control, bidi or zero-width characters, at most four
 * combining marks on a letter, single spaces (no-break ones stay, French titles need them).
 */
export function cleanTitle(title: string): string {
  return title
    .replace(LONE_SURROGATES, '\ufffd')
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Markdown as it is kept: NFC, lines ended by LF, without what UTF-8 text in a database cannot hold. Nothing else changes. */
export function cleanBody(body: string): string {
  return body.replace(LONE_SURROGATES, '\ufffd').normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', '');
}

/** Lower-cased, without accents: the same folding for addresses, tags and the search of words. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøđðłþħıŋ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The part of a thread's address that is for people: a-z, 0-9 and hyphens, at most 80, never empty. */
export function slugOf(title: string, fallback = 'thread'): string {
  const slug = plain(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= LENGTHS.slug.max) return slug || fallback;
  const cut = slug.slice(0, LENGTHS.slug.max);
  const end = slug[LENGTHS.slug.max] === '-' ? -1 : cut.lastIndexOf('-');
  return (end > 40 ? cut.slice(0, end) : cut).replace(/-$/, '');
}

/**
 * A tag as addresses and comparisons have it: lower case, no accents, hyphens for spaces; `c++`, `c#`
 * and `.net` stay themselves, and so do letters of other scripts. Empty when nothing of it can be kept.
 */
export function tagSlugOf(name: string): string {
  return plain(name)
    .replace(/[\s_/]+/g, '-')
    .replace(/[^\p{L}\p{N}.+#-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|[-.]+$/g, '');
}

/** Whether a text from an address can be an identifier at all; others are not looked for. */
export function isId(text: string): boolean {
  return /^[0-9a-z]{1,40}$/.test(text);
}
