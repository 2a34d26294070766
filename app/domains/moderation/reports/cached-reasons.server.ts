import { readReasons, type ReasonRecord } from './reasons.store.server';

/** Every page of the queue shows reasons in several places; for so long, in milliseconds, they are not read again. */
const FRESH_MS = 2_000;

let kept: { until: number; reasons: Promise<ReasonRecord[]> } | null = null;

/** All reasons, at most two seconds old (changes made in this process are seen at once). For what is shown; acts ask the database. */
export function cachedReasons(): Promise<ReasonRecord[]> {
  if (kept && performance.now() < kept.until) return kept.reasons;
  const reasons = readReasons();
  reasons.catch(forgetReasons);
  kept = { until: performance.now() + FRESH_MS, reasons };
  return reasons;
}

/** Has the next read see a change at once. */
export function forgetReasons(): void {
  kept = null;
}
