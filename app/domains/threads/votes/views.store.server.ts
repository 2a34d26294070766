import { now } from '~/platform/clock';
import { query } from '~/platform/db/index.server';

/** Counts these readers of these threads, those not counted before, in one statement. */
export async function writeViews(views: { threadId: string; reader: string }[]): Promise<void> {
  await query(
    'threads.write-views',
    `WITH fresh AS (
       INSERT INTO thread_view (thread_id, reader, at)
       SELECT v.thread_id, v.reader, $3 FROM unnest($1::text[], $2::text[]) AS v (thread_id, reader) JOIN thread t ON t.id = v.thread_id
       ON CONFLICT DO NOTHING RETURNING thread_id),
     counted AS (SELECT thread_id, count(*)::int AS views FROM fresh GROUP BY thread_id),
     held AS (SELECT id FROM thread WHERE id IN (SELECT thread_id FROM counted) ORDER BY id FOR NO KEY UPDATE)
     UPDATE thread SET view_count = view_count + counted.views FROM counted JOIN held ON held.id = counted.thread_id WHERE thread.id = counted.thread_id`,
    [views.map((view) => view.threadId), views.map((view) => view.reader), now()],
  );
}

/**
 * Forgets readers who came before: from then on they count again.
 * @returns how many were dropped
 */
export async function dropViews(before: Date): Promise<number> {
  const rows = await query<{ count: number }>(
    'threads.drop-views',
    `WITH dropped AS (DELETE FROM thread_view WHERE at < $1 RETURNING 1) SELECT count(*) AS count FROM dropped`,
    [before],
  );
  return rows[0]?.count ?? 0;
}
