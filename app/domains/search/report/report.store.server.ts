import { query } from '~/platform/db/index.server';

export type SearchRecord = { id: string; at: Date; query: string; words: string; locale: string; engine: string; found: number; reader: string };

/**
 * Writes a search down, or brings up to date what the same reader has searched since `since`.
 * @returns under which it is remembered
 */
export async function writeSearch(search: SearchRecord, since: Date): Promise<string> {
  const [row] = await query<{ id: string }>(
    'search.remember',
    `WITH again AS (
       UPDATE search_query SET found = $7, engine = $6 WHERE id = (
         SELECT id FROM search_query WHERE reader = $8 AND words = $4 AND at >= $9 ORDER BY at DESC LIMIT 1) RETURNING id),
     made AS (
       INSERT INTO search_query (id, at, query, words, locale, engine, found, reader)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (SELECT 1 FROM again) RETURNING id)
     SELECT id FROM again UNION ALL SELECT id FROM made`,
    [search.id, search.at, search.query, search.words, search.locale, search.engine, search.found, search.reader, since],
  );
  return row?.id ?? search.id;
}

/** One more result of it was opened; nothing when it is older than `since`, or not there. */
export async function countOpened(id: string, since: Date): Promise<void> {
  await query('search.opened', `UPDATE search_query SET opened = opened + 1 WHERE id = $1 AND at >= $2`, [id, since]);
}

/** The same reader and thread count once. */
export async function writeDeflection(deflection: { id: string; at: Date; threadId: string; reader: string }): Promise<void> {
  const { id, at, threadId, reader } = deflection;
  await query(
    'search.deflect',
    `INSERT INTO search_deflection (id, at, thread_id, reader) VALUES ($1, $2, $3, $4) ON CONFLICT (reader, thread_id) DO NOTHING`,
    [id, at, threadId, reader],
  );
}

/** They asked all the same: what they opened since has not helped. */
export async function markAsked(reader: string, since: Date, at: Date): Promise<void> {
  await query('search.asked', `UPDATE search_deflection SET asked_at = $3 WHERE reader = $1 AND asked_at IS NULL AND at BETWEEN $2 AND $3`, [reader, since, at]);
}

export type SearchFigures = { searches: number; withoutResult: number; opened: number; deflections: number };

/** @param settled deflections before it count: their hour is over */
export async function readFigures(since: Date, settled: Date): Promise<SearchFigures> {
  const [row] = await query<SearchFigures>(
    'search.figures',
    `SELECT count(*)::int AS searches, (count(*) FILTER (WHERE found = 0))::int AS "withoutResult", (count(*) FILTER (WHERE opened > 0))::int AS opened,
            (SELECT count(*)::int FROM search_deflection WHERE at >= $1 AND at < $2 AND asked_at IS NULL) AS deflections
       FROM search_query WHERE at >= $1`,
    [since, settled],
  );
  return row ?? { searches: 0, withoutResult: 0, opened: 0, deflections: 0 };
}

/** Searches for the same words. */
export type Gap = { query: string; searches: number; found: number; lastAt: Date };

/** What was searched since then, found nothing at the last time (`nothing`) or something that nobody opened; the most frequent first. */
export async function readGaps(since: Date, nothing: boolean, limit: number): Promise<Gap[]> {
  return query<Gap>(
    `search.gaps-${nothing ? 'nothing' : 'unopened'}`,
    `SELECT (array_agg(query ORDER BY at DESC))[1] AS query, count(*)::int AS searches, (array_agg(found ORDER BY at DESC))[1] AS found, max(at) AS "lastAt"
       FROM search_query WHERE at >= $1 GROUP BY words
     HAVING (array_agg(found ORDER BY at DESC))[1] ${nothing ? '= 0' : '> 0 AND sum(opened) = 0'}
      ORDER BY count(*) DESC, max(at) DESC LIMIT $2`,
    [since, limit],
  );
}

/** Forgets who searched before `readersBefore`, and what was searched before `rowsBefore` or beyond the newest `rows`. */
export async function sweepSearches(readersBefore: Date, rowsBefore: Date, rows: number): Promise<void> {
  for (const table of ['search_query', 'search_deflection'] as const) {
    await query(`search.sweep-readers-${table}`, `UPDATE ${table} SET reader = NULL WHERE at < $1 AND reader IS NOT NULL`, [readersBefore]);
    await query(`search.sweep-old-${table}`, `DELETE FROM ${table} WHERE at < $1`, [rowsBefore]);
    await query(
      `search.sweep-many-${table}`,
      `DELETE FROM ${table} WHERE at < (SELECT at FROM ${table} ORDER BY at DESC OFFSET $1 LIMIT 1)`,
      [rows - 1],
    );
  }
}
