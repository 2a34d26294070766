import { RE2JS } from 're2js';

/** A safe pattern made ready: it runs in time that grows with the text and no faster (RE2's automaton). */
export type Pattern = RE2JS;

/** Largest compiled pattern, in instructions; RE2's work is at most this times the length of the text. Our choice. */
export const PATTERN_SIZE = 2_000;

/**
 * Makes a pattern ready: RE2's syntax (no look-around, no back-references), capitals and small letters alike.
 * @returns null when it is not understood, too large, or matches even an empty text
 */
export function makePattern(source: string): Pattern | null {
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    return pattern.programSize() > PATTERN_SIZE || pattern.matcher('').find() ? null : pattern;
  } catch {
    return null;
  }
}

/** Where a pattern occurs in a text, at most 50 places, without empty ones. */
export function findPattern(pattern: Pattern, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  const matcher = pattern.matcher(text);
  while (places.length < 50 && matcher.find()) {
    if (matcher.end() > matcher.start()) places.push({ start: matcher.start(), end: matcher.end() });
  }
  return places;
}
