import type { Actor } from '~/domains/identity';
import { readableCategoryIds, type Person } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { readHelpers } from './helpers.store.server';

/** Somebody whose answers were accepted. */
export type Helper = Person & { accepted: number };

const DAYS = 7;
const SHOWN = 5;
const FRESH_MS = 60_000;
const kept = new Map<string, { until: number; helpers: Promise<Helper[]> }>();

/**
 * Who helped most in the last seven days: members by accepted answers in the categories that the actor
 * may read, five at most, at most a minute old.
 */
export async function listHelpers(actor: Actor): Promise<Helper[]> {
  const ids = await readableCategoryIds(actor);
  const key = ids.join(' ');
  const known = kept.get(key);
  if (known && performance.now() < known.until) return known.helpers;
  const since = new Date(now().getTime() - DAYS * 24 * 60 * 60_000);
  const helpers = readHelpers(ids, since, SHOWN);
  helpers.catch(() => kept.delete(key));
  if (kept.size > 50) kept.clear();
  kept.set(key, { until: performance.now() + FRESH_MS, helpers });
  return helpers;
}
