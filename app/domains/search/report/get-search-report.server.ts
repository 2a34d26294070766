import type { Actor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { mayRunSearch } from '../policy';
import { settledBefore } from './remember-search.server';
import { readFigures, readGaps, type Gap, type SearchFigures } from './report.store.server';

/** Lines of each list. */
const SHOWN = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What members look for and do not get. */
export type SearchReport = {
  figures: SearchFigures;
  /** Searched, and at the last time nothing was found. */
  nothingFound: Gap[];
  /** Found, and never opened. */
  neverOpened: Gap[];
};

/**
 * The searches of the last days: how many, how many found nothing or were of use, and what for. Managers.
 * @throws Forbidden
 */
export async function getSearchReport(actor: Actor, { days }: { days: number }): Promise<SearchReport> {
  allow(mayRunSearch(actor));
  const since = new Date(now().getTime() - days * DAY_MS);
  const [figures, nothingFound, neverOpened] = await Promise.all([readFigures(since, settledBefore()), readGaps(since, true, SHOWN), readGaps(since, false, SHOWN)]);
  return { figures, nothingFound, neverOpened };
}
