import { addDays, instantOf, localTime, mondayOf } from '../local-time';
import { DIGEST_HOURS } from '../rules';

/** A day or a week that a digest is about. */
export type Period = {
  rhythm: 'daily' | 'weekly';
  /** The day on whose morning it is due: its name. */
  day: string;
  /** From the morning before, or that of a week before, to this one: 23 or 25 hours where the clock changed. */
  from: Date;
  due: Date;
};

/**
 * The digests that are due in a zone: today's, and this week's since Monday. None at night, so that what was missed while
 * nothing ran is made up for in the daytime; a day that was missed altogether is not, a week is on its next day.
 */
export function periodsDue(zone: string, at: Date): Period[] {
  const { date, minutes } = localTime(zone, at);
  if (minutes < DIGEST_HOURS.from * 60 || minutes >= DIGEST_HOURS.to * 60) return [];
  const periodOf = (rhythm: Period['rhythm'], day: string): Period => {
    const morning = (of: string) => instantOf(zone, of, DIGEST_HOURS.from * 60);
    return { rhythm, day, from: morning(addDays(day, rhythm === 'daily' ? -1 : -7)), due: morning(day) };
  };
  return [periodOf('daily', date), periodOf('weekly', mondayOf(date))];
}
