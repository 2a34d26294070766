import type { Attributes } from './row-attributes';

/** A row that cannot be taken; `reason` is a key of `cli.why` with its values, e.g. `badValue|field=Score`. */
export class BadRow extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** In characters; Stack Exchange takes 30,000 of Markdown. What is beyond would fill the memory while it is rendered. */
const LONGEST_TEXT = 500_000;
const WHOLE = /^[+-]?\d{1,15}$/;
/** `2011-08-17T20:18:56.507`: the dumps give UTC without saying so; a zone is taken when it is there. */
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** From 1970 to 2999. */
const YEARS = /^(?:19[7-9]|2\d\d)\d-/;

/** A whole number that must be there. @throws BadRow */
export function whole(row: Attributes, field: string): number {
  const value = optionalWhole(row, field);
  if (value === null) throw new BadRow(`missingValue|field=${field}`);
  return value;
}

/** A whole number, or null when the attribute is not there or empty. @throws BadRow when it is something else */
export function optionalWhole(row: Attributes, field: string): number | null {
  const text = row[field];
  if (text === undefined || text === '') return null;
  if (!WHOLE.test(text)) throw new BadRow(`badValue|field=${field}`);
  return Number(text);
}

/** A whole number that fits a column of four bytes; 0 when it is not there. @throws BadRow */
export function count(row: Attributes, field: string): number {
  const value = optionalWhole(row, field) ?? 0;
  if (Math.abs(value) > 2_147_483_647) throw new BadRow(`badValue|field=${field}`);
  return value;
}

/** An instant (UTC) that must be there, as ISO text. @throws BadRow */
export function instant(row: Attributes, field: string): string {
  const value = optionalInstant(row, field);
  if (value === null) throw new BadRow(`missingValue|field=${field}`);
  return value;
}

/** An instant as ISO text, or null when it is not there. @throws BadRow when it is no date */
export function optionalInstant(row: Attributes, field: string): string | null {
  const text = row[field];
  if (text === undefined || text === '') return null;
  const [, moment, fraction = '', zone = 'Z'] = INSTANT.exec(text) ?? [];
  const date = new Date(`${moment}${fraction.slice(0, 4)}${zone}`);
  if (!moment || Number.isNaN(date.getTime())) throw new BadRow(`badValue|field=${field}`);
  const iso = date.toISOString();
  // 30 February is rolled over by Date; a date that changed was none. Nor was what no community has lived, and the database does not know.
  if ((zone === 'Z' && !iso.startsWith(moment)) || !YEARS.test(iso)) throw new BadRow(`badValue|field=${field}`);
  return iso;
}

/** Text that must be there; it may be empty. @throws BadRow also when it is longer than any post */
export function text(row: Attributes, field: string): string {
  const value = row[field];
  if (value === undefined) throw new BadRow(`missingValue|field=${field}`);
  if (value.length > LONGEST_TEXT) throw new BadRow(`tooLong|field=${field}`);
  return value;
}

/** Text with something in it, or null. */
export function optionalText(row: Attributes, field: string): string | null {
  const value = row[field]?.trim();
  return value ? value : null;
}

/** Tag names of both spellings that dumps have had: `<verbs><past-tense>` and `|verbs|past-tense|`. */
export function tagNames(value: string | undefined): string[] {
  return [...new Set((value ?? '').toLowerCase().match(/[^<>|\s]+/g) ?? [])];
}
