import { compareCounters, type Drift } from './recount.store.server';

/**
 * Proves the counters of threads, posts, categories, tags and members against the rows they count. Reads
 * everything: for the terminal, a nightly check, and after bulk loads.
 *
 * @param mend also puts right what is wrong
 * @returns each counter with the number of rows in which it is (or was) wrong; all 0 is the promise
 */
export async function recount({ mend = false } = {}): Promise<Drift[]> {
  return compareCounters(mend);
}
