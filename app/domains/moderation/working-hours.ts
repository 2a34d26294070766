import { holidaysOf, type Calendar } from './holidays';

/** Hours on the wall, between which people are at work from Monday to Friday. */
const FROM = 9;
const TO = 18;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ZONES = { fr: 'Europe/Paris', en: 'Europe/London' } as const satisfies Record<Calendar, string>;

/**
 * When a promise ends that begins now.
 *
 * @param hours working hours: Monday to Friday, 9 to 18 on the clocks of Paris or London, public holidays left out
 * @param language of the content: its moderators work by the French calendar or the English one. Null: either may take
 *   it, so a day is off only where it is off in both, by the clocks of Paris
 */
export function dueAfter(from: Date, hours: number, language: string | null): Date {
  const calendar: Calendar | null = language === 'fr' || language === 'en' ? language : null;
  const zone = ZONES[calendar ?? 'fr'];
  let left = hours * HOUR_MS;
  for (let date = dateIn(zone, from); ; date = new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10)) {
    if (isDayOff(date, calendar)) continue;
    const begin = Math.max(from.getTime(), instantIn(zone, date, FROM));
    const end = instantIn(zone, date, TO);
    if (begin >= end) continue;
    if (left <= end - begin) return new Date(begin + left);
    left -= end - begin;
  }
}

/** Weekends and public holidays. @param date `2026-05-01`; @param calendar null: off in both */
export function isDayOff(date: string, calendar: Calendar | null): boolean {
  const day = new Date(date).getUTCDay();
  if (day === 0 || day === 6) return true;
  const calendars: Calendar[] = calendar ? [calendar] : ['fr', 'en'];
  return calendars.every((each) => holidaysOf(each, Number(date.slice(0, 4))).has(date));
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetIn(zone: string, instant: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant.getTime() / 1000) * 1000;
}

function dateIn(zone: string, instant: Date): string {
  return new Date(instant.getTime() + offsetIn(zone, instant)).toISOString().slice(0, 10);
}

/** An hour of the day, far from the nights in which clocks are changed. */
function instantIn(zone: string, date: string, hour: number): number {
  const asUtc = Date.parse(date) + hour * HOUR_MS;
  return asUtc - offsetIn(zone, new Date(asUtc));
}
