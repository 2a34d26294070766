import { query } from '~/platform/db/index.server';
import type { LeftOut } from '~/domains/threads';

/** More than anybody mutes. */
const MOST = 1_000;

/**
 * What a member has muted (threads, categories, tags, members), and what they chose against that: threads within muted
 * categories and tags, and tags.
 * @returns null when nothing is muted
 */
export async function readLeftOut(memberId: string): Promise<LeftOut | null> {
  const [row] = await query<LeftOut>(
    'following.left-out',
    `WITH own AS MATERIALIZED (
       (SELECT target_kind, target_id, level FROM follow WHERE member_id = $1 AND target_kind IN ('category', 'tag') LIMIT ${MOST})
       UNION ALL (SELECT target_kind, target_id, level FROM follow WHERE member_id = $1 AND target_kind = 'thread' AND level = 'muted' LIMIT ${MOST})),
     muted AS (SELECT * FROM own WHERE level = 'muted'),
     wide AS (SELECT EXISTS (SELECT 1 FROM muted WHERE target_kind <> 'thread') AS some)
     SELECT author.ids AS "authorIds",
            ARRAY(SELECT target_id FROM muted WHERE target_kind = 'thread') AS "threadIds",
            ARRAY(SELECT target_id FROM muted WHERE target_kind = 'category') AS "categoryIds",
            ARRAY(SELECT target_id FROM muted WHERE target_kind = 'tag') AS "tagIds",
            ARRAY(SELECT target_id FROM own WHERE target_kind = 'tag' AND level <> 'muted') AS "keptTagIds",
            CASE WHEN wide.some THEN ARRAY(
              SELECT f.target_id FROM follow f JOIN thread t ON t.id = f.target_id
               WHERE f.member_id = $1 AND f.target_kind = 'thread' AND f.level <> 'muted'
                 AND (EXISTS (SELECT 1 FROM muted WHERE target_kind = 'category' AND target_id = t.category_id)
                   OR EXISTS (SELECT 1 FROM thread_tag tt JOIN muted ON muted.target_kind = 'tag' AND muted.target_id = tt.tag_id WHERE tt.thread_id = t.id))
               LIMIT ${MOST}) ELSE '{}' END AS "keptThreadIds"
       FROM wide CROSS JOIN (SELECT ARRAY(SELECT target_id FROM member_mute WHERE member_id = $1) AS ids) author
      WHERE EXISTS (SELECT 1 FROM muted) OR author.ids <> '{}'`,
    [memberId],
  );
  return row ?? null;
}
