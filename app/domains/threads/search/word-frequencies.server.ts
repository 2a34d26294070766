import { readTitleStatistics, type TitleStatistics } from './search.store.server';

/** How common words are changes slowly. */
const FRESH_MS = 10 * 60 * 1000;

let kept: { until: number; statistics: Promise<TitleStatistics> } | null = null;

/** What the database knows of the words in titles, read every ten minutes. */
export function titleStatistics(): Promise<TitleStatistics> {
  if (kept && performance.now() < kept.until) return kept.statistics;
  const statistics = readTitleStatistics();
  statistics.catch(() => {
    kept = null;
  });
  kept = { until: performance.now() + FRESH_MS, statistics };
  return statistics;
}

/**
 * The rarest of the words, as many as lead to at most so many titles together (one at least): common
 * words would have half of a large community compared.
 */
export function rarest(words: readonly string[], { threads, shares, rareShare }: TitleStatistics, titles: number): string[] {
  const expected = (word: string) => (shares.get(word) ?? rareShare) * threads;
  const chosen: string[] = [];
  let sum = 0;
  for (const word of [...words].sort((a, b) => expected(a) - expected(b))) {
    sum += expected(word);
    if (chosen.length > 0 && sum > titles) break;
    chosen.push(word);
  }
  return chosen;
}
