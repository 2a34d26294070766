import { quickQuery } from '~/platform/db/index.server';
import { levelInThread } from '../levels/level-sql.store.server';
import { MOST_UNREAD, type ThreadReading } from '../rules';
import { unreadPosts } from './rows.store.server';

/** Everything that the page of a thread shows of one member's reading, in one statement; null when there is no such thread. */
export async function readThreadReading(memberId: string, threadId: string): Promise<ThreadReading | null> {
  const [row] = await quickQuery<ThreadReading>(
    'following.thread',
    `SELECT COALESCE(r.last_read_number, 0) AS "lastRead", COALESCE(u.unread, 0) AS unread, u.first,
            ${levelInThread('$1')}::text AS level,
            EXISTS (SELECT 1 FROM follow f WHERE f.member_id = $1 AND f.target_kind = 'thread' AND f.target_id = t.id AND f.chosen) AS chosen,
            ARRAY(SELECT b.post_id FROM bookmark b JOIN post p ON p.id = b.post_id WHERE b.member_id = $1 AND p.thread_id = t.id) AS bookmarks
       FROM thread t
       LEFT JOIN reading r ON r.member_id = $1 AND r.thread_id = t.id
       LEFT JOIN LATERAL (
         SELECT count(*)::int AS unread, min(number) AS first
           FROM (SELECT p.number ${unreadPosts('$1', 'r.last_read_number')} ORDER BY p.number LIMIT ${MOST_UNREAD}) p
       ) u ON t.last_number > r.last_read_number
      WHERE t.id = $2`,
    [memberId, threadId],
  );
  return row ?? null;
}
