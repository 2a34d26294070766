import { query, type Tx } from '~/platform/db/index.server';
import type { Pace } from './newcomers';

/** One walk over what a new member has written, which is little: `$1` who, `$2` the thread in hand, `$3` the post in hand. */
const PACE = `
  SELECT count(*) FILTER (WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL)::int AS standing,
         count(*) FILTER (WHERE p.kind = 'opening')::int AS threads, count(*) FILTER (WHERE p.kind <> 'opening')::int AS replies,
         count(*) FILTER (WHERE p.thread_id = $2 AND p.kind <> 'opening' AND p.number > answered.number)::int AS "inThread",
         max(p.created_at) FILTER (WHERE p.kind = 'opening') AS "lastThreadAt", max(p.created_at) AS "lastPostAt"
    FROM (SELECT COALESCE(max(r.number), 0) AS number FROM post r JOIN post mine ON mine.id = r.parent_id
           WHERE r.thread_id = $2 AND r.author_id <> $1 AND mine.author_id = $1 AND r.deleted_at IS NULL) answered
    LEFT JOIN post p ON p.author_id = $1 AND p.id <> $3
    LEFT JOIN thread t ON t.id = p.thread_id`;

/** What a member has written up to now; within a transaction that has counted their post, nobody else writes in their name. */
export async function readPace(tx: Tx | null, at: { memberId: string; threadId: string | null; postId: string }): Promise<Pace> {
  const values = [at.memberId, at.threadId, at.postId];
  const [pace] = tx ? await tx.$queryRawUnsafe<Pace[]>(PACE, ...values) : await query<Pace>('threads.pace', PACE, values);
  if (!pace) throw new Error('an aggregate came without a row');
  return pace;
}
