/** Public holidays, computed for any year of the Gregorian calendar. Dates are `2026-05-01`. */

export type Calendar = 'fr' | 'en';

const DAY_MS = 86_400_000;

const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date);
const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const weekday = (instant: number): number => new Date(instant).getUTCDay();

/** Easter Sunday, as UTC midnight (Meeus, Jones, Butcher: Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor((8 * b + 13) / 25);
  const g = (19 * a + b - Math.floor(b / 4) - d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - g - (c % 4)) % 7;
  const m = Math.floor((a + 11 * g + 22 * l) / 451);
  const n = g + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Code du travail, article L3133-1. A day that falls on a weekend is not given on another. */
function french(year: number): number[] {
  const easter = easterOf(year);
  const fixed = [[1, 1], [5, 1], [5, 8], [7, 14], [8, 15], [11, 1], [11, 11], [12, 25]] as const;
  // Easter Monday, Ascension, Whit Monday.
  return [...fixed.map(([month, date]) => day(year, month, date)), ...[1, 39, 50].map((days) => easter + days * DAY_MS)];
}

/**
 * England: Banking and Financial Dealings Act 1971, schedule 1, and the days proclaimed every year since (gov.uk/bank-holidays).
 * What falls on a weekend is given on the next weekday that is none. Days proclaimed for one occasion are not known.
 */
function english(year: number): number[] {
  const easter = easterOf(year);
  const mondayFrom = (instant: number): number => instant + ((8 - weekday(instant)) % 7) * DAY_MS;
  const mondayUntil = (instant: number): number => instant - ((weekday(instant) + 6) % 7) * DAY_MS;
  const given: number[] = [];
  for (const feast of [day(year, 1, 1), day(year, 12, 25), day(year, 12, 26)]) {
    let free = feast;
    while (weekday(free) % 6 === 0 || given.includes(free)) free += DAY_MS;
    // Boxing Day keeps its own date when Christmas is a Sunday, and Christmas moves behind it.
    if (feast === day(year, 12, 25) && weekday(feast) === 0) free += DAY_MS;
    given.push(free);
  }
  const mondays = [mondayFrom(day(year, 5, 1)), mondayUntil(day(year, 5, 31)), mondayUntil(day(year, 8, 31))];
  return [...given, easter - 2 * DAY_MS, easter + DAY_MS, ...mondays];
}

const known = new Map<string, ReadonlySet<string>>();

/** The public holidays of a year, in France or in England. */
export function holidaysOf(calendar: Calendar, year: number): ReadonlySet<string> {
  const key = `${calendar}${year}`;
  let dates = known.get(key);
  if (!dates) known.set(key, (dates = new Set((calendar === 'fr' ? french(year) : english(year)).map(dateOf))));
  return dates;
}
