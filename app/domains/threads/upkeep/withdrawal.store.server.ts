import { query, type Tx } from '~/platform/db/index.server';
import type { PostKind } from '../rules';

/** Threads in which the member wrote something that still has its text. */
export async function readThreadsWrittenIn(memberId: string, limit: number): Promise<string[]> {
  const rows = await query<{ threadId: string }>(
    'threads.written-in',
    `SELECT DISTINCT thread_id AS "threadId" FROM (SELECT thread_id FROM post WHERE author_id = $1 AND source <> '' ORDER BY created_at DESC LIMIT $2) posts`,
    [memberId, limit],
  );
  return rows.map((row) => row.threadId);
}

export type OwnPost = { id: string; kind: PostKind; parentId: string | null; number: number; removed: boolean };

/**
 * Takes the text out of a member's posts in a held thread, with all earlier versions. What was hidden is removed for good.
 * @returns these posts, as they were
 */
export async function wipePosts(tx: Tx, threadId: string, memberId: string): Promise<OwnPost[]> {
  const posts = await tx.$queryRaw<OwnPost[]>`
    UPDATE post SET source = '', html = '', text = '', language = NULL, version = version + 1, hidden_at = NULL, edit_shows_from = NULL,
           deleted_by_id = CASE WHEN hidden_at IS NULL THEN deleted_by_id ELSE ${memberId} END
     WHERE thread_id = ${threadId} AND author_id = ${memberId} AND source <> ''
    RETURNING id, kind::text, parent_id AS "parentId", number, deleted_at IS NOT NULL AS removed`;
  await tx.revision.deleteMany({ where: { postId: { in: posts.map((post) => post.id) } } });
  return posts;
}

/** Whether somebody else's post is shown in the thread. */
export async function othersWrote(tx: Tx, threadId: string, memberId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ wrote: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM post WHERE thread_id = ${threadId} AND author_id <> ${memberId} AND deleted_at IS NULL) AS wrote`;
  return row?.wrote ?? false;
}
