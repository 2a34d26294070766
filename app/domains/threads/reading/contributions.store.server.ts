import { query } from '~/platform/db/index.server';
import type { PostKind, ThreadKind } from '../rules';
import type { Cursor } from './cursor';

export type ContributionRecord = {
  postId: string;
  kind: PostKind;
  number: number;
  createdAt: Date;
  score: number;
  accepted: boolean;
  removed: boolean;
  hidden: boolean;
  text: string;
  threadId: string;
  slug: string;
  title: string;
  threadKind: ThreadKind;
  categoryId: string;
};

/**
 * What a member wrote, newest first, along an index.
 * @param withHidden also removed posts and those of unlisted threads
 */
export async function readContributions(
  authorId: string,
  { categoryIds, kinds, withHidden, cursor, limit }: { categoryIds: string[] | null; kinds: PostKind[]; withHidden: boolean; cursor: Cursor | null; limit: number },
): Promise<ContributionRecord[]> {
  const back = cursor?.back ?? false;
  const after = cursor ? `AND (p.created_at, p.id) ${back ? '>' : '<'} ($6, $7)` : '';
  const rows = await query<ContributionRecord>(
    `threads.contributions${cursor ? (back ? '-back' : '-on') : ''}`,
    `SELECT p.id AS "postId", p.kind::text, p.number, p.created_at AS "createdAt", p.score, p.accepted_at IS NOT NULL AS accepted,
            (p.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL) AS removed,
            CASE WHEN p.deleted_at IS NOT NULL THEN p.hidden_at IS NOT NULL
                 ELSE t.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM post o WHERE o.thread_id = t.id AND o.number = 1 AND o.hidden_at IS NOT NULL) END AS hidden,
            left(p.text, 600) AS text,
            t.id AS "threadId", t.slug, t.title, t.kind::text AS "threadKind", t.category_id AS "categoryId"
       FROM post p JOIN thread t ON t.id = p.thread_id LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
      WHERE p.author_id = $1 AND ($2::text[] IS NULL OR t.category_id = ANY($2)) AND p.kind = ANY($3::post_kind[])
        AND ($4 OR (p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND under.deleted_at IS NULL)) ${after}
      ORDER BY p.created_at ${back ? 'ASC' : 'DESC'}, p.id ${back ? 'ASC' : 'DESC'} LIMIT $5`,
    [authorId, categoryIds, kinds, withHidden, limit, ...(cursor ? [...cursor.keys, cursor.id] : [])],
  );
  return back ? rows.reverse() : rows;
}
