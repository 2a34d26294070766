import { query } from '~/platform/db/index.server';
import type { ThreadLink } from '~/domains/threads';

const LINK = `t.id, t.author_id AS "authorId", t.slug, t.title, t.kind::text, t.accepted_count > 0 AS accepted, t.reply_count AS "replyCount"`;
const LISTED = 't.deleted_at IS NULL AND t.unlisted_at IS NULL AND ($1::text[] IS NULL OR t.category_id = ANY($1))';

/** These threads, in their order: those that lists show in these categories. */
export async function readLinks(threadIds: string[], categoryIds: string[] | null): Promise<ThreadLink[]> {
  return query<ThreadLink>(
    'search.links',
    `SELECT ${LINK} FROM unnest($2::text[]) WITH ORDINALITY AS wanted (id, place) JOIN thread t USING (id) WHERE ${LISTED} ORDER BY wanted.place`,
    [categoryIds, threadIds],
  );
}

/** The title of a thread that lists show. */
export async function readTitle(threadId: string): Promise<string | null> {
  const [row] = await query<{ title: string }>('search.title', `SELECT title FROM thread WHERE id = $1 AND deleted_at IS NULL`, [threadId]);
  return row?.title ?? null;
}

/** Remembers what a thread is like, instead of what was remembered before. */
export async function writeSimilar(fromId: string, toIds: string[], at: Date): Promise<void> {
  await query(
    'search.write-similar',
    `WITH dropped AS (DELETE FROM thread_link WHERE from_id = $1 AND kind = 'similar' AND to_id <> ALL($2))
     INSERT INTO thread_link (from_id, to_id, kind, rank, created_at)
     SELECT $1, other.id, 'similar', other.rank, $3 FROM unnest($2::text[]) WITH ORDINALITY AS other (id, rank)
     ON CONFLICT (from_id, to_id, kind) DO UPDATE SET rank = EXCLUDED.rank`,
    [fromId, toIds, at],
  );
}
