import { query } from '~/platform/db/index.server';

export type OpeningRecord = { threadId: string; html: string; editedAt: Date | null };

/** The first posts of these threads. */
export async function readOpenings(threadIds: string[]): Promise<OpeningRecord[]> {
  return query<OpeningRecord>(
    'threads.openings',
    `SELECT thread_id AS "threadId", html, edited_at AS "editedAt" FROM post WHERE thread_id = ANY($1) AND number = 1`,
    [threadIds],
  );
}

export type LatestPost = { id: string; number: number; authorId: string; authorLabel: string | null; html: string; createdAt: Date; editedAt: Date | null };

/** The latest posts of a thread that are shown, newest first. */
export async function readLatestPosts(threadId: string, limit: number): Promise<LatestPost[]> {
  return query<LatestPost>(
    'threads.latest-posts',
    `SELECT p.id, p.number, p.author_id AS "authorId", p.author_label AS "authorLabel", p.html, p.created_at AS "createdAt", p.edited_at AS "editedAt"
       FROM post p LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
      WHERE p.thread_id = $1 AND p.deleted_at IS NULL AND under.deleted_at IS NULL ORDER BY p.number DESC LIMIT $2`,
    [threadId, limit],
  );
}

/** Threads of these categories in parts of so many, by id: where each part begins, and when something in it last changed. */
export async function readSitemapParts(categoryIds: string[], size: number): Promise<{ from: string; lastmod: Date }[]> {
  return query(
    'threads.sitemap-parts',
    `SELECT min(id) AS "from", max(changed) AS lastmod
       FROM (SELECT id, GREATEST(last_activity_at, changed_at) AS changed, (row_number() OVER (ORDER BY id) - 1) / $2 AS part FROM thread
              WHERE deleted_at IS NULL AND unlisted_at IS NULL AND category_id = ANY($1)) listed
      GROUP BY part ORDER BY part`,
    [categoryIds, size],
  );
}

export type SitemapRow = { id: string; slug: string; lastmod: Date };

export async function readSitemapPart(categoryIds: string[], from: string, size: number): Promise<SitemapRow[]> {
  return query<SitemapRow>(
    'threads.sitemap-part',
    `SELECT id, slug, GREATEST(last_activity_at, changed_at) AS lastmod FROM thread
      WHERE id >= $2 AND deleted_at IS NULL AND unlisted_at IS NULL AND category_id = ANY($1) ORDER BY id LIMIT $3`,
    [categoryIds, from, size],
  );
}

/** Median minutes until somebody else wrote in questions begun since, and how many questions wait (1,000 at most are counted). */
export async function readFacts(categoryIds: string[], since: Date): Promise<{ medianMinutes: number | null; waiting: number }> {
  const [facts] = await query<{ medianMinutes: number | null; waiting: number }>(
    'threads.facts',
    `SELECT (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_response_at - created_at) / 60))::int
               FROM thread WHERE created_at >= $2 AND kind = 'question' AND first_response_at IS NOT NULL
                AND deleted_at IS NULL AND unlisted_at IS NULL AND category_id = ANY($1)) AS "medianMinutes",
            (SELECT count(*) FROM (
               SELECT 1 FROM thread WHERE kind = 'question' AND reply_count = 0 AND deleted_at IS NULL AND unlisted_at IS NULL
                  AND category_id = ANY($1) LIMIT 1000) questions) AS waiting`,
    [categoryIds, since],
  );
  return facts ?? { medianMinutes: null, waiting: 0 };
}
