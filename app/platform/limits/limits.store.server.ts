import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { pool } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { TooMany } from '~/platform/errors';
import { figureOf, type LimitName } from './figures';

/** What the limit needs to know about who acts: actors fit as they are. */
export type Limited = { role?: string; via?: string; points?: number; kind?: string };

const limiters = new Map<LimitName, RateLimiterPostgres[]>();

/**
 * Counts one more use (or `points` of them) and refuses when there were too many. Counters are in PostgreSQL, shared by
 * all processes; the key is stored as a hash. While the database is away this throws as any query does.
 *
 * @param key who is counted: a network, an address, a member's id, as `figures.ts` says
 * @param who pass the actor where staff, and the house's own jobs, may be exempt
 * @throws TooMany with the whole seconds until it may be tried again
 */
export async function limit(name: LimitName, key: string, who: Limited = {}): Promise<void> {
  if (figureOf(name).postingOnly && (who.via === 'job' || (who.role !== undefined && who.role !== 'member'))) return;
  const hashed = hash(key);
  const outcomes = await Promise.allSettled(limitersOf(name).map((limiter) => limiter.consume(hashed, who.points ?? 1)));
  let waitMs = 0;
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    if (!(outcome.reason instanceof RateLimiterRes)) throw outcome.reason;
    waitMs = Math.max(waitMs, outcome.reason.msBeforeNext);
  }
  if (waitMs > 0) throw new TooMany(Math.max(1, Math.ceil(waitMs / 1_000)));
}

/** Starts the count afresh: after a sign-in that succeeded, tries before it are forgiven. */
export async function forgive(name: LimitName, key: string): Promise<void> {
  await Promise.all(limitersOf(name).map((limiter) => limiter.delete(hash(key))));
}

/** Deletes counters whose time is over; for a schedule, hourly. */
export async function sweepLimits(): Promise<void> {
  await pool.query('DELETE FROM rate_limit WHERE expire < $1', [Date.now()]);
}

function limitersOf(name: LimitName): RateLimiterPostgres[] {
  const made = limiters.get(name);
  if (made) return made;
  const fresh = figureOf(name).windows.map(
    ({ points, seconds }) =>
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'client',
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: `${name}-${seconds}`,
        points: points * env.LIMITS_FACTOR,
        duration: seconds,
      }),
  );
  limiters.set(name, fresh);
  return fresh;
}

function hash(key: string): string {
  return createHash('sha256').update(key.toLowerCase()).digest('base64url');
}
