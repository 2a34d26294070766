import { now } from '~/platform/clock';
import { query, withClient } from '~/platform/db/index.server';

/** What Meilisearch has to be told of. `postId` '' is the whole thread; `threadId` EVERYTHING a new index, SETTINGS its settings. */
export type Pending = { threadId: string; postId: string; notedAt: Date };

export const EVERYTHING = '*';
export const SETTINGS = '=';

const NOTED = `ON CONFLICT (thread_id, post_id) DO UPDATE SET noted_at = GREATEST(search_pending.noted_at, EXCLUDED.noted_at)`;

/** Notes a thread, or one post of it. Twice is once. */
export async function notePending(threadId: string, postId = ''): Promise<void> {
  await query('search.note', `INSERT INTO search_pending (thread_id, post_id, noted_at) VALUES ($1, $2, $3) ${NOTED}`, [threadId, postId, now()]);
}

/** Notes all threads with a tag. */
export async function notePendingOfTags(tagIds: string[]): Promise<void> {
  await query('search.note-tags', `INSERT INTO search_pending (thread_id, noted_at) SELECT DISTINCT thread_id, $2::timestamptz FROM thread_tag WHERE tag_id = ANY($1) ${NOTED}`, [tagIds, now()]);
}

/** Notes all threads in which a member has written, to be told of at an instant. */
export async function notePendingOfMember(memberId: string, at: Date): Promise<void> {
  await query('search.note-member', `INSERT INTO search_pending (thread_id, noted_at) SELECT DISTINCT thread_id, $2::timestamptz FROM post WHERE author_id = $1 ${NOTED}`, [memberId, at]);
}

/** The oldest that are due. */
export async function readPending(limit: number): Promise<Pending[]> {
  return query<Pending>('search.pending', `SELECT thread_id AS "threadId", post_id AS "postId", noted_at AS "notedAt" FROM search_pending WHERE noted_at <= $1 ORDER BY noted_at LIMIT $2`, [now(), limit]);
}

export async function countPending(): Promise<number> {
  const [row] = await query<{ n: number }>('search.count-pending', `SELECT count(*)::int AS n FROM search_pending`);
  return row?.n ?? 0;
}

/** They were told; those noted anew meanwhile stay. */
export async function dropPending(told: readonly Pending[]): Promise<void> {
  await query(
    'search.told',
    `DELETE FROM search_pending p USING unnest($1::text[], $2::text[], $3::timestamptz[]) AS told (thread_id, post_id, noted_at)
      WHERE p.thread_id = told.thread_id AND p.post_id = told.post_id AND p.noted_at <= told.noted_at`,
    [told.map(({ threadId }) => threadId), told.map(({ postId }) => postId), told.map(({ notedAt }) => notedAt.toISOString())],
  );
}

const LOCK = `hashtext('parvis search'), hashtext('feed')`;

/** Does something as the only one among all processes, waiting for its turn; ends with the connection. */
export async function alone<T>(fn: () => Promise<T>): Promise<T> {
  return withClient(async (client) => {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    return fn();
  });
}
