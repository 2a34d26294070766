/**
 * Threads linked by hand, as duplicates or by likeness, that lists show; none when the first is not in these categories.
 * SQL, for the statement of a page; `thread` and `categories` are its parameters, e.g. `$1`.
 */
export const RELATED = ({ thread, categories, limit }: { thread: string; categories: string; limit: number }): string => `
  SELECT t.id, t.author_id AS "authorId", t.slug, t.title, t.kind::text, t.accepted_count > 0 AS accepted, t.reply_count AS "replyCount" FROM (
    SELECT other, min(CASE kind WHEN 'duplicate' THEN 0 WHEN 'related' THEN 1 ELSE 2 END) AS kind, min(rank) AS rank FROM (
      SELECT to_id AS other, kind, rank FROM thread_link WHERE from_id = ${thread}
      UNION ALL SELECT from_id, kind, rank FROM thread_link WHERE to_id = ${thread} AND kind <> 'similar') both_ways GROUP BY other) link
    JOIN thread t ON t.id = link.other
   WHERE t.deleted_at IS NULL AND t.unlisted_at IS NULL AND (${categories}::text[] IS NULL OR t.category_id = ANY(${categories}))
   ORDER BY link.kind, link.rank, t.id LIMIT ${limit}`;
