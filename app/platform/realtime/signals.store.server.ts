import { now } from '~/platform/clock';
import { db, query, type Tx } from '~/platform/db/index.server';
import type { Position, Signal, SignalData } from './signals';

/** Far below the 8,000 bytes that PostgreSQL takes in a notification. */
const LARGEST = 1_000;
/** Whoever missed more than so many looks at the page anew. */
const MOST = 100;
/** How long signals are kept for those who were away. */
const KEPT_MS = 10 * 60_000;

/**
 * Tells pages that are open of what happens in this transaction, once it commits; without one, now. Every process
 * hears it, in the order of commits.
 *
 * @param topic `thread:ID`, `lists:CATEGORY`, `conversation:ID`, `member:ID` or `staff`: whoever may hear the topic reads `data`, which
 *   therefore holds ids and counts that all of them may know, and never words
 * @throws Error when `data` takes more than 1,000 bytes as JSON
 */
export async function signal(tx: Tx | null, topic: string, { kind, data = {} }: { kind: string; data?: SignalData }): Promise<void> {
  const json = JSON.stringify(data);
  if (Buffer.byteLength(json) > LARGEST) throw new Error(`The signal ${kind} is too large to be told`);
  await (tx ?? db).$executeRaw`INSERT INTO live_signal (topic, kind, data, at) VALUES (${topic}, ${kind}, ${json}::jsonb, ${now()})`;
}

/** Passes a mark along the line of signals: whoever hears it has heard all that was told before. */
export async function sendMark(): Promise<void> {
  await query(
    'realtime.mark',
    `SELECT pg_notify('parvis_live', json_build_object('low', (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint)::text)`,
  );
}

export type Missed = {
  /** Oldest first. Null: too many, or no longer known. */
  signals: Signal[] | null;
  /** With these, everything is known up to here. */
  position: Position;
};

/**
 * What was told after a position; a signal may come once more, none is left out.
 *
 * @param after null: nothing but the position of now
 * @param topics null: all
 */
export async function readMissed(after: Position | null, topics: readonly string[] | null): Promise<Missed> {
  const [row] = await query<{ low: number; floor: number | null; found: Signal[] | null }>(
    'realtime.missed',
    `SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint AS low, (SELECT tx FROM live_signal ORDER BY tx LIMIT 1) AS floor,
            (SELECT json_agg(found) FROM (
               SELECT id, low, topic, kind, data FROM live_signal
                WHERE tx >= $1 AND id <> $2 AND ($3::text[] IS NULL OR topic = ANY($3)) ORDER BY tx, id LIMIT ${MOST + 1}) found) AS found`,
    [after?.low ?? Number.MAX_SAFE_INTEGER, after?.id ?? 0, topics],
  );
  if (!row) throw new Error('The database does not say where it is');
  const signals = row.found ?? [];
  const known = after === null || (after.low >= (row.floor ?? 0) && after.low <= row.low);
  return { signals: known && signals.length <= MOST ? signals : null, position: { low: row.low, id: 0 } };
}

/** Forgets signals of more than ten minutes ago; for a schedule. The last of them stays: it says how far is known. */
export async function sweepSignals(): Promise<void> {
  await query('realtime.sweep', 'DELETE FROM live_signal WHERE tx < (SELECT max(tx) FROM live_signal WHERE at < $1)', [
    new Date(now().getTime() - KEPT_MS),
  ]);
}

/** Forgets signals that came with a restore from another cluster, whose transactions were numbered higher. At start. */
export async function forgetForeignSignals(): Promise<void> {
  await query('realtime.foreign', 'DELETE FROM live_signal WHERE tx >= (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint');
}
