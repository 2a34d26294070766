import { query } from '~/platform/db/index.server';

export type PastPost = { id: string; title: string; text: string; language: string | null; rejected: boolean | null };

/**
 * Posts written after an instant in some categories, the latest first, removed ones too, with what the moderators decided
 * about each: true where they took it away, false where they left it, null where nobody decided.
 */
export function readPastPosts(categoryIds: string[], since: Date, limit: number): Promise<PastPost[]> {
  return query<PastPost>(
    'moderation.past-posts',
    `SELECT p.id, t.title, CASE WHEN p.kind = 'opening' THEN t.title || E'\\n\\n' ELSE '' END || left(p.source, 20000) AS text, p.language,
            CASE WHEN d.kind::text IN ('remove', 'remove_spammer', 'refuse') THEN true WHEN d.kind IN ('keep', 'approve') THEN false END AS rejected
       FROM post p JOIN thread t ON t.id = p.thread_id
       LEFT JOIN (SELECT DISTINCT ON (ri.target_id) ri.target_id, d.kind::text FROM decision d JOIN review_item ri ON ri.id = d.item_id
                   WHERE d.undone_at IS NULL AND d.decided_at > $2 AND ri.thread_id IS NOT NULL ORDER BY ri.target_id, d.decided_at DESC) d ON d.target_id = p.id
      WHERE p.created_at > $2 AND t.category_id = ANY($1) ORDER BY p.created_at DESC, p.id LIMIT $3`,
    [categoryIds, since, limit],
  );
}
