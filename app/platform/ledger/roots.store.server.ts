import { now } from '~/platform/clock';
import { query } from '~/platform/db/index.server';

/** The end of a day (UTC): how many rows the chain had then, and the hash of the last of them, as hexadecimal digits. */
export type LedgerRoot = { day: string; count: number; hash: string };

/**
 * Writes the root of every day that has ended since the first row, for a schedule. Once written, no later row can be of
 * that day. Twice is once; days on which no process ran are made up for.
 */
export async function closeLedgerDays(): Promise<void> {
  await query(
    'ledger.close-days',
    `INSERT INTO ledger_root (day)
     SELECT day::date FROM generate_series(
       COALESCE((SELECT max(day) + 1 FROM ledger_root), (SELECT (at AT TIME ZONE 'UTC')::date FROM ledger_entry ORDER BY place LIMIT 1)),
       ($1::timestamptz AT TIME ZONE 'UTC')::date - 1, interval '1 day') AS day
     ON CONFLICT DO NOTHING`,
    [now()],
  );
}

/**
 * The roots, the latest day first.
 * @param wish `before`: the last day seen, `YYYY-MM-DD`
 */
export async function listLedgerRoots({ before = null, limit }: { before?: string | null; limit: number }): Promise<LedgerRoot[]> {
  return query<LedgerRoot>(
    'ledger.roots',
    `SELECT day::text AS day, place AS count, encode(hash, 'hex') AS hash FROM ledger_root
      WHERE $1::date IS NULL OR day < $1::date ORDER BY ledger_root.day DESC LIMIT $2`,
    [before, limit],
  );
}
