import type { Client } from 'pg';
import type { ChainedEntry } from './entry-hash.server';

/** A connection that sees the ledger as it was at one moment. */
export type Snapshot = Client;

export type StoredDetail = { memberId: string | null; salt: Buffer | null; content: string | null; erasedBy: string | null };

export type StoredEntry = ChainedEntry & { hash: Buffer; details: { actor: StoredDetail | null; matter: StoredDetail | null } };

/** Runs `fn` on a view of the database that does not move while others write. */
export async function atOneMoment<T>(client: Client, fn: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    return await fn(client);
  } finally {
    await client.query('ROLLBACK');
  }
}

/** The rows behind a place, with their details; `after` null begins before all that there is. */
export async function readChain(snapshot: Snapshot, after: string | null, limit: number): Promise<StoredEntry[]> {
  const { rows } = await snapshot.query<Omit<StoredEntry, 'details'>>({
    name: 'ledger.chain',
    text: `SELECT place::text AS place, seq::text AS seq, at, act, actor_role AS "actorRole", target_kind AS "targetKind", target_id AS "targetId",
                  rule, actor, matter, previous, hash
             FROM ledger_entry WHERE $1::bigint IS NULL OR place > $1::bigint ORDER BY ledger_entry.place LIMIT $2`,
    values: [after, limit],
  });
  const details = await readDetails(snapshot, rows.map(({ place }) => place));
  return rows.map((row) => ({ ...row, details: { actor: details.get(`${row.place}.actor`) ?? null, matter: details.get(`${row.place}.matter`) ?? null } }));
}

async function readDetails(snapshot: Snapshot, places: string[]): Promise<Map<string, StoredDetail>> {
  const { rows } = await snapshot.query<StoredDetail & { name: string }>({
    name: 'ledger.details',
    text: `SELECT place || '.' || part AS name, member_id AS "memberId", salt, content, erased_by::text AS "erasedBy"
             FROM ledger_detail WHERE place = ANY($1::bigint[])`,
    values: [places],
  });
  return new Map(rows.map((row) => [row.name, row]));
}

/** What an entry erased, in portions: `PLACE.PART`, in order. */
export async function* readErased(snapshot: Snapshot, place: string): AsyncGenerator<string[]> {
  let last: { place: string; part: string } = { place: '-9223372036854775808', part: 'actor' };
  for (;;) {
    const { rows } = await snapshot.query<{ place: string; part: string }>(
      `SELECT place::text AS place, part FROM ledger_detail WHERE erased_by = $1::bigint AND (place, part) > ($2::bigint, $3::ledger_part)
        ORDER BY ledger_detail.place, ledger_detail.part LIMIT 5000`,
      [place, last.place, last.part],
    );
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map((row) => `${row.place}.${row.part}`);
    last = end;
  }
}

/** Where the chain says that it ends; null where that row is not the only one. */
export async function readHead(snapshot: Snapshot): Promise<{ place: string; hash: Buffer; at: Date } | null> {
  const { rows } = await snapshot.query<{ id: number; place: string; hash: Buffer; at: Date }>('SELECT id, place::text AS place, hash, at FROM ledger_head');
  return rows.length === 1 && rows[0]?.id === 1 ? rows[0] : null;
}

/** What no row of the chain answers for: places of the first such detail and the first such erasure, and whether a slip was never chained. */
export async function readStray(snapshot: Snapshot): Promise<{ detail: string | null; erased: string | null; slip: boolean }> {
  const { rows } = await snapshot.query<{ detail: string | null; erased: string | null; slip: boolean }>(
    `SELECT (SELECT min(d.place)::text FROM ledger_detail d WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.place = d.place)) AS detail,
            (SELECT min(d.place)::text FROM ledger_detail d LEFT JOIN ledger_entry e ON e.place = d.erased_by
              WHERE d.erased_by IS NOT NULL AND e.act IS DISTINCT FROM 'ledger.erased') AS erased,
            EXISTS (SELECT FROM ledger_slip) AS slip`,
  );
  return rows[0] ?? { detail: null, erased: null, slip: false };
}

export type StoredRoot = {
  day: string;
  place: string;
  hash: Buffer;
  /** Of the row at that place. */
  found: Buffer | null;
  /** Whether that row is the last one before the day's end. */
  ends: boolean;
  /** The days between this one and the one published before, or the day of the first row: 1 and 0 are right. */
  gap: number | null;
};

/** The published days behind one, in order. */
export async function readRoots(snapshot: Snapshot, after: string, limit: number): Promise<StoredRoot[]> {
  const { rows } = await snapshot.query<StoredRoot>(
    `SELECT r.day::text AS day, r.place::text AS place, r.hash, e.hash AS found,
            COALESCE(e.at < (r.day + 1)::timestamp AT TIME ZONE 'UTC' AND (n.at IS NULL OR n.at >= (r.day + 1)::timestamp AT TIME ZONE 'UTC'), false) AS ends,
            COALESCE(r.day - (SELECT max(b.day) FROM ledger_root b WHERE b.day < r.day) - 1,
                     r.day - (SELECT (f.at AT TIME ZONE 'UTC')::date FROM ledger_entry f ORDER BY f.place LIMIT 1)) AS gap
       FROM ledger_root r LEFT JOIN ledger_entry e ON e.place = r.place LEFT JOIN ledger_entry n ON n.place = r.place + 1
      WHERE r.day > $1::date ORDER BY r.day LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** The hash at a place. */
export async function readHashAt(snapshot: Snapshot, place: number): Promise<Buffer | null> {
  const { rows } = await snapshot.query<{ hash: Buffer }>('SELECT hash FROM ledger_entry WHERE place = $1', [place]);
  return rows[0]?.hash ?? null;
}
