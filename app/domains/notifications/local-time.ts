/** Clocks on walls: what time it is where a member lives, and which instant a time there is. Both changes of the clock come out right. */

export type LocalTime = {
  /** `2031-05-06`. */
  date: string;
  /** After midnight. */
  minutes: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, made);
  return made;
}

/** @throws RangeError for a zone that nobody knows */
export function localTime(zone: string, at: Date): LocalTime {
  const part = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, minutes: Number(part.hour) * 60 + Number(part.minute) };
}

/**
 * The instant at which clocks in the zone show a time of a day. When they show it twice, the first; when they pass over
 * it, the instant at which they would have shown it without the change.
 */
export function instantOf(zone: string, date: string, minutes: number): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  const before = wall - offsetAt(zone, wall - 86_400_000);
  const after = wall - offsetAt(zone, wall + 86_400_000);
  const shows = (instant: number) => instant + offsetAt(zone, instant) === wall;
  return new Date(shows(before) || !shows(after) ? before : after);
}

/** Milliseconds that clocks in the zone are ahead of UTC. */
function offsetAt(zone: string, instant: number): number {
  const { date, minutes } = localTime(zone, new Date(instant));
  return Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - Math.floor(instant / 60_000) * 60_000;
}

/** The day so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday on or before a day. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** The end of the quiet hours that an instant lies in; null when it lies in none. */
export function quietUntil(zone: string, at: Date, from: number | null, to: number | null): Date | null {
  if (from === null || to === null) return null;
  const { date, minutes } = localTime(zone, at);
  const isQuiet = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  if (!isQuiet) return null;
  return instantOf(zone, minutes < to ? date : addDays(date, 1), to);
}
