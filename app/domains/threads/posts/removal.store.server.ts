import { now } from '~/platform/clock';
import { query, type Tx } from '~/platform/db/index.server';
import { FACES } from '../rules';

/** Whether somebody else's answer or reply in the thread is accepted or liked. */
export async function isValuedByOthers(threadId: string, authorId: string): Promise<boolean> {
  const [row] = await query<{ valued: boolean }>(
    'threads.valued-by-others',
    `SELECT EXISTS (SELECT 1 FROM post WHERE thread_id = $1 AND kind IN ('answer', 'reply') AND deleted_at IS NULL
                       AND author_id <> $2 AND (score > 0 OR accepted_at IS NOT NULL)) AS valued`,
    [threadId, authorId],
  );
  return row?.valued ?? false;
}

/** @param removal null brings it back; `hidden`: for the time being, `editShowsFrom` being when its author may show it again */
export async function markPost(tx: Tx, postId: string, removal: { at: Date; byId: string | null; hidden?: { at: Date; editShowsFrom: Date | null } } | null): Promise<void> {
  await tx.post.update({
    where: { id: postId },
    data: {
      ...{ deletedAt: removal?.at ?? null, deletedById: removal?.byId ?? null },
      ...{ hiddenAt: removal?.hidden?.at ?? null, editShowsFrom: removal?.hidden?.editShowsFrom ?? null },
    },
    select: { id: true },
  });
}

/** @param removal null brings it back */
export async function markThread(tx: Tx, threadId: string, removal: { at: Date; byId: string | null } | null): Promise<void> {
  await tx.thread.update({
    where: { id: threadId },
    data: { deletedAt: removal?.at ?? null, deletedById: removal?.byId ?? null, version: { increment: 1 } },
    select: { id: true },
  });
}

export async function countComment(tx: Tx, parentId: string, by: 1 | -1): Promise<void> {
  await tx.$executeRaw`UPDATE post SET comment_count = comment_count + ${by} WHERE id = ${parentId}`;
}

/**
 * Puts everything right that a held thread knows about its posts, from the posts themselves: counts, the
 * latest post and its author, the first response, the faces. For removals and restorations, whose cost
 * may grow with the thread. The time of the last activity moves only when the latest post is another one.
 *
 * @returns how many answers or replies there are
 */
export async function refreshThread(tx: Tx, threadId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ replies: number }[]>`
    WITH shown AS (SELECT id, kind, author_id, number, created_at FROM post WHERE thread_id = ${threadId} AND deleted_at IS NULL),
         latest AS (SELECT id, author_id, created_at FROM shown ORDER BY created_at DESC, number DESC LIMIT 1)
    UPDATE thread t
       SET reply_count = (SELECT count(*) FROM shown WHERE kind IN ('answer', 'reply')),
           comment_count = (SELECT count(*) FROM shown WHERE kind = 'comment'),
           first_response_at = (SELECT min(created_at) FROM shown WHERE kind <> 'opening' AND author_id <> t.author_id),
           last_activity_at = CASE WHEN t.last_post_id IS DISTINCT FROM latest.id THEN latest.created_at ELSE t.last_activity_at END,
           last_post_id = latest.id, last_author_id = latest.author_id, changed_at = ${now()},
           faces = t.author_id || ARRAY(
             SELECT author_id FROM (
               SELECT author_id, max(number) AS number FROM shown WHERE author_id <> t.author_id
                GROUP BY author_id ORDER BY 2 DESC LIMIT ${FACES - 1}::int) others ORDER BY number)
      FROM latest WHERE t.id = ${threadId} RETURNING t.reply_count AS replies`;
  return row?.replies ?? 0;
}
