import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { readableCategoryIds } from '../categories/cached-categories.server';
import { readFacts } from './feeds.store.server';

export type CommunityFacts = {
  /** Whole minutes; null when no question of the last 30 days was answered. */
  medianMinutes: number | null;
  /** Questions without an answer; 1,000 stands for more. */
  waiting: number;
};

const FRESH_MS = 60_000;
const SINCE_MS = 30 * 24 * 60 * 60 * 1000;

/** By what the reader may read: readers of the same categories see the same. */
const kept = new Map<string, { until: number; facts: Promise<CommunityFacts> }>();

/** How the community is doing, in the categories that the actor may read; at most a minute old. */
export async function getCommunityFacts(actor: Actor): Promise<CommunityFacts> {
  const ids = await readableCategoryIds(actor);
  const key = ids.join(' ');
  const known = kept.get(key);
  if (known && performance.now() < known.until) return known.facts;
  const facts = readFacts(ids, new Date(now().getTime() - SINCE_MS));
  facts.catch(() => kept.delete(key));
  if (kept.size > 50) kept.clear();
  kept.set(key, { until: performance.now() + FRESH_MS, facts });
  return facts;
}
