import { query } from '~/platform/db/index.server';
import type { Because } from './audience-of.server';
import type { FollowKind, Level } from '../rules';

export type Listener = { memberId: string; level: Level; because: Because };

const BECAUSE: Record<FollowKind, Because> = { member: 'author', category: 'category', tag: 'tag', thread: 'thread' };

/**
 * The next members, by their ids, who chose a level for the thread or for something around it, each with the narrowest
 * choice (of several tags the most attentive). Every kind of target is walked in its index from where the last page
 * ended, so that the last page costs what the first does. Only active members who may read the category;
 * whom the author has blocked follows them without effect.
 *
 * @returns also how far it looked: null when there is nobody behind
 */
export async function readListeners(
  { threadId, categoryId, tagIds, authorId }: { threadId: string; categoryId: string; tagIds: string[]; authorId: string },
  after: string,
  limit: number,
): Promise<{ listeners: Listener[]; reached: string | null }> {
  const rows = await query<{ memberId: string; level: Level; kind: FollowKind; mayRead: boolean }>(
    'following.audience',
    `WITH target (kind, id) AS (
       SELECT 'thread'::follow_kind, $1::text UNION ALL SELECT 'category', $2 UNION ALL SELECT 'member', $4
       UNION ALL SELECT 'tag', tag FROM unnest($3::text[]) AS tag),
     next AS (
       SELECT DISTINCT f.member_id FROM target CROSS JOIN LATERAL (
         SELECT member_id FROM follow WHERE target_kind = target.kind AND target_id = target.id AND member_id > $5
          ORDER BY member_id LIMIT $6) f
        ORDER BY f.member_id LIMIT $6)
     SELECT next.member_id AS "memberId", f.level::text, f.target_kind::text AS kind,
            COALESCE(m.status = 'active' AND (c.read_by IN ('everyone', 'member') OR m.role >= c.read_by::text::role), false) 
              AND (f.target_kind <> 'member' OR NOT EXISTS (
                SELECT 1 FROM member_mute u WHERE u.member_id = $4 AND u.target_id = next.member_id AND u.level = 'blocked')) AS "mayRead"
       FROM next
       CROSS JOIN LATERAL (
         SELECT fo.level, fo.target_kind FROM target JOIN follow fo ON fo.member_id = next.member_id AND fo.target_kind = target.kind AND fo.target_id = target.id
          ORDER BY fo.target_kind DESC, fo.level DESC LIMIT 1) f
       LEFT JOIN member m ON m.id = next.member_id
       LEFT JOIN category c ON c.id = $2
      ORDER BY next.member_id`,
    [threadId, categoryId, tagIds, authorId, after, limit],
  );
  const listeners = rows.filter((row) => row.mayRead).map(({ memberId, level, kind }) => ({ memberId, level, because: BECAUSE[kind] }));
  return { listeners, reached: rows.length < limit ? null : rows.at(-1)!.memberId };
}
