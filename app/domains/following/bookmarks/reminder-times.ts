/** When a reminder is due that was asked for in words, in the member's own zone. Pure. */

export const reminders = ['none', 'tonight', 'tomorrow', 'next-week', 'at'] as const;
export type Reminder = (typeof reminders)[number];

/** Hours of the day, local: "tonight" at eight, other days in the morning. */
const EVENING = 20;
const MORNING = 8;

type Local = { year: number; month: number; day: number; hour: number; minute: number };

/** The wall clock of a zone at an instant. */
function localTime(at: Date, timeZone: string): Local {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

const asUtc = ({ year, month, day, hour, minute }: Local): number => Date.UTC(year, month - 1, day, hour, minute);

/**
 * The instant at which a zone's wall clock shows this. A time that spring skips is the one an hour later; of a time that
 * autumn repeats it is the first.
 */
export function instantOf(local: Local, timeZone: string): Date {
  const wanted = asUtc(local);
  // The offset before and the one after a change of the clock; the earlier instant that shows the time wins.
  const offsets = [-1, 1].map((side) => {
    const near = new Date(wanted + side * 24 * 60 * 60_000);
    return asUtc(localTime(near, timeZone)) - Math.floor(near.getTime() / 60_000) * 60_000;
  });
  const candidates = offsets.map((offset) => new Date(wanted - offset)).sort((a, b) => a.getTime() - b.getTime());
  return candidates.find((each) => asUtc(localTime(each, timeZone)) === wanted) ?? candidates.at(-1)!;
}

/**
 * When it is due: tonight at eight, tomorrow or next Monday at eight in the morning, or at the time of a
 * `datetime-local` field.
 *
 * @param at `2026-11-22T18:30`, for `at`
 * @returns null for none; undefined when `at` cannot be read
 */
export function dueAt(reminder: Reminder, { at, now, timeZone }: { at?: string; now: Date; timeZone: string }): Date | null | undefined {
  if (reminder === 'none') return null;
  if (reminder === 'at') {
    const [, ...read] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(at ?? '') ?? [];
    if (read.length === 0) return undefined;
    const [year, month, day, hour, minute] = read.map(Number) as [number, number, number, number, number];
    return month > 12 || month < 1 || day > 31 || day < 1 || hour > 23 || minute > 59 ? undefined : instantOf({ year, month, day, hour, minute }, timeZone);
  }
  const today = localTime(now, timeZone);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const days = { tonight: 0, tomorrow: 1, 'next-week': 8 - (weekday || 7) }[reminder];
  const day = new Date(Date.UTC(today.year, today.month - 1, today.day + days));
  const hour = reminder === 'tonight' ? EVENING : MORNING;
  return instantOf({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour, minute: 0 }, timeZone);
}

/** A `datetime-local` field's text for an instant. */
export function localText(at: Date, timeZone: string): string {
  return new Date(asUtc(localTime(at, timeZone))).toISOString().slice(0, 16);
}
