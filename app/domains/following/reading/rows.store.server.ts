import { quickQuery } from '~/platform/db/index.server';
import { isHeard, levelInThread } from '../levels/level-sql.store.server';
import { MOST_UNREAD } from '../rules';

/** What was read or dismissed; `r` is the reading. */
const BEHIND = 'GREATEST(r.last_read_number, r.dismissed_number)';

/**
 * Posts that somebody has not seen: shown, of others whom they have not muted, and not below a removed one. `t` is the thread, `r` its reading.
 * @param member parameter of the member's id
 * @param after number of a post, in SQL
 */
export const unreadPosts = (member: string, after = BEHIND): string => `
  FROM post p LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
 WHERE p.thread_id = t.id AND p.number > ${after} AND p.deleted_at IS NULL AND under.deleted_at IS NULL AND p.author_id <> ${member}
   AND ${isHeard(member, 'p.author_id')}`;

/** Whether anything has come since: asked before the posts are, since it costs nothing. */
export const MAY_BE_UNREAD = `t.last_number > ${BEHIND}`;

export type RowState = { threadId: string; isNew: boolean; unread: number; first: number | null };

/**
 * The marks of threads in a list for one member: new (never opened, begun since `newSince` and since they dismissed what
 * was new), and how many posts are unread where they follow it, 100 at most. Those without a mark are left out.
 */
export async function readRowStates(memberId: string, threadIds: string[], newSince: Date): Promise<RowState[]> {
  return quickQuery<RowState>(
    'following.rows',
    `SELECT * FROM (
       SELECT t.id AS "threadId", COALESCE(u.unread, 0) AS unread, u.first,
              r.thread_id IS NULL AND t.author_id <> $1 AND t.created_at > $3
                AND t.created_at > COALESCE((SELECT since FROM new_since WHERE member_id = $1), '-infinity')
                AND ${levelInThread('$1')} <> 'muted' AS "isNew"
         FROM thread t
         LEFT JOIN reading r ON r.member_id = $1 AND r.thread_id = t.id
         LEFT JOIN LATERAL (
           SELECT count(*)::int AS unread, min(number) AS first FROM (SELECT p.number ${unreadPosts('$1')} ORDER BY p.number LIMIT ${MOST_UNREAD}) p
         ) u ON r.thread_id IS NOT NULL AND ${MAY_BE_UNREAD} AND ${levelInThread('$1')} IN ('following', 'watching')
        WHERE t.id = ANY($2)) states
      WHERE "isNew" OR unread > 0`,
    [memberId, threadIds, newSince],
  );
}
