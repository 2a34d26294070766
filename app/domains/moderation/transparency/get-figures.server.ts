import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import { reasonTitles } from '../reports/list-reasons.server';
import type { Figures, Period, YearOfFigures } from './figures';
import { readComplaints, readContested, readFirst, readNoticeFigures, readNoticeTimes, readRestrictionFigures, readSums } from './figures.store.server';

/** Figures are counted again after so long, in milliseconds: anybody may ask for them, and they read whole tables. */
const FRESH_MS = 60_000;
const counted = new Map<number, { at: number; figures: Promise<Pick<YearOfFigures, 'whole' | 'halves'>> }>();

/**
 * A year of moderation in figures, with its halves, by UTC. Anybody may read them.
 *
 * @param wish `year`: none for the one that runs
 * @throws NotFound for a year before the first, or to come
 */
export async function getFigures(locale: Locale, { year: wished }: { year?: number } = {}): Promise<YearOfFigures> {
  const running = now().getUTCFullYear();
  const first = Math.min(running, (await readFirst())?.getUTCFullYear() ?? running);
  const year = wished ?? running;
  if (!Number.isInteger(year) || year < first || year > running) throw new NotFound();
  const [{ whole, halves }, titleOf] = await Promise.all([countYear(year), reasonTitles(locale)]);
  const ids = new Set([...whole.notices, ...whole.restrictions].map(({ reasonId }) => reasonId));
  return {
    ...{ year, whole, halves, finished: year < running },
    years: Array.from({ length: running - first + 1 }, (_, back) => running - back),
    titles: Object.fromEntries([...ids].map((id) => [id, titleOf(id)])),
  };
}

async function countYear(year: number): Promise<Pick<YearOfFigures, 'whole' | 'halves'>> {
  const known = counted.get(year);
  const at = now().getTime();
  if (known && at >= known.at && at - known.at < FRESH_MS) return known.figures;
  const [begin, middle, end] = [new Date(Date.UTC(year, 0)), new Date(Date.UTC(year, 6)), new Date(Date.UTC(year + 1, 0))];
  const figures = Promise.all([count({ from: begin, to: end }), count({ from: begin, to: middle }), count({ from: middle, to: end })]).then(
    ([whole, ...halves]) => ({ whole, halves }),
  );
  counted.set(year, { at, figures });
  figures.catch(() => counted.delete(year));
  return figures;
}

async function count(period: Period): Promise<Figures> {
  const [notices, restrictions, sums, times, complaints, contested] = await Promise.all([readNoticeFigures(period), readRestrictionFigures(period), readSums(period), readNoticeTimes(period), readComplaints(period), readContested(period)]);
  return { ...period, ...sums, notices, restrictions, times, complaints, contested };
}
