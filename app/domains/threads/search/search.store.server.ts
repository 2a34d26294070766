import { query } from '~/platform/db/index.server';
import type { PostKind, ThreadKind } from '../rules';
import type { ThreadLink } from '../types';

export type TitleStatistics = {
  /** Threads, about. */
  threads: number;
  /** Share of titles (0..1) that have the word, of the most common words. */
  shares: Map<string, number>;
  /** Of any other word at most. */
  rareShare: number;
};

/** What `ANALYZE` found out about the words of titles; nothing in a database that is new. */
export async function readTitleStatistics(): Promise<TitleStatistics> {
  const [row] = await query<{ threads: number; words: string[] | null; shares: number[] | null }>(
    'threads.title-statistics',
    `SELECT GREATEST(c.reltuples, 0)::float8 AS threads, s.most_common_elems::text::text[] AS words, s.most_common_elem_freqs::float8[] AS shares
       FROM pg_class c LEFT JOIN pg_stats s ON s.schemaname = current_schema() AND s.tablename = 'thread' AND s.attname = 'words'
      WHERE c.oid = 'thread'::regclass`,
  );
  const words = row?.words ?? [];
  const shares = new Map(words.map((word, at) => [word, row?.shares?.[at] ?? 0]));
  return { threads: row?.threads ?? 0, shares, rareShare: Math.min(1, ...shares.values()) * (shares.size > 0 ? 1 : 0) };
}

const LINK = `t.id, t.slug, t.title, t.kind::text, t.accepted_count > 0 AS accepted, t.reply_count AS "replyCount"`;
const LISTED = 't.deleted_at IS NULL AND t.unlisted_at IS NULL AND ($1::text[] IS NULL OR t.category_id = ANY($1))';

/**
 * Threads whose titles share words with this one, the most alike first. Of at most 3,000 that have one of
 * the words, the fifty with most of them are compared letter by letter.
 *
 * @param words as `wordsOf` gives them
 */
export async function readAlike(
  { categoryIds, title, words, exceptId, limit }: { categoryIds: string[] | null; title: string; words: string[]; exceptId: string; limit: number },
): Promise<ThreadLink[]> {
  return query<ThreadLink>(
    'threads.alike',
    `WITH wanted AS (SELECT to_tsquery('parvis', $2) AS words),
          found AS (SELECT t.id, ts_rank(t.words, wanted.words) AS rank FROM thread t, wanted
                     WHERE t.words @@ wanted.words AND ${LISTED} AND t.id <> $4 LIMIT 3000),
          best AS (SELECT id, rank FROM found ORDER BY rank DESC LIMIT 50)
     SELECT * FROM (
       SELECT ${LINK}, best.rank + similarity(plain_words(t.title), plain_words($3)) AS likeness FROM best JOIN thread t USING (id)) compared
      WHERE likeness > 0.2 ORDER BY likeness DESC, id LIMIT $5`,
    [categoryIds, words.join(' | '), title, exceptId, limit],
  );
}

/** Threads whose titles are spelt alike, for mistyped words. Its cost grows with the number of threads. */
export async function readSpeltAlike(
  { categoryIds, title, exceptId, limit }: { categoryIds: string[] | null; title: string; exceptId: string; limit: number },
): Promise<ThreadLink[]> {
  return query<ThreadLink>(
    'threads.spelt-alike',
    `SELECT ${LINK} FROM thread t WHERE plain_words(t.title) % plain_words($2) AND ${LISTED} AND t.id <> $3
      ORDER BY similarity(plain_words(t.title), plain_words($2)) DESC, t.id LIMIT $4`,
    [categoryIds, title, exceptId, limit],
  );
}

/** Threads linked by hand, as duplicates or by likeness, that lists show; none when the first is not in these categories. */
export async function readRelated(threadId: string, categoryIds: string[] | null, limit: number): Promise<ThreadLink[]> {
  return query<ThreadLink>(
    'threads.related',
    `SELECT ${LINK} FROM (
       SELECT other, min(CASE kind WHEN 'duplicate' THEN 0 WHEN 'related' THEN 1 ELSE 2 END) AS kind, min(rank) AS rank FROM (
         SELECT to_id AS other, kind, rank FROM thread_link WHERE from_id = $2
         UNION ALL SELECT from_id, kind, rank FROM thread_link WHERE to_id = $2 AND kind <> 'similar') both_ways GROUP BY other) link
       JOIN thread t ON t.id = link.other
       JOIN thread base ON base.id = $2 AND ($1::text[] IS NULL OR base.category_id = ANY($1))
      WHERE ${LISTED} ORDER BY link.kind, link.rank, t.id LIMIT $3`,
    [categoryIds, threadId, limit],
  );
}

/** Remembers what a thread is like, instead of what was remembered before. */
export async function writeSimilar(fromId: string, toIds: string[], at: Date): Promise<void> {
  await query(
    'threads.write-similar',
    `WITH dropped AS (DELETE FROM thread_link WHERE from_id = $1 AND kind = 'similar' AND to_id <> ALL($2))
     INSERT INTO thread_link (from_id, to_id, kind, rank, created_at)
     SELECT $1, other.id, 'similar', other.rank, $3 FROM unnest($2::text[]) WITH ORDINALITY AS other (id, rank)
     ON CONFLICT (from_id, to_id, kind) DO UPDATE SET rank = EXCLUDED.rank`,
    [fromId, toIds, at],
  );
}

export type HitRecord = {
  postId: string;
  postKind: PostKind;
  number: number;
  authorId: string;
  authorLabel: string | null;
  createdAt: Date;
  text: string;
  threadId: string;
  slug: string;
  title: string;
  kind: ThreadKind;
  categoryId: string;
  acceptedCount: number;
  replyCount: number;
};

/**
 * The best post of each thread that has all the words, itself or in the title, the best first. At most
 * 3,000 posts and 1,000 titles are ranked: of words that are everywhere some hits are left out.
 */
export async function readHits(
  { q, categoryIds, limit, offset }: { q: string; categoryIds: string[] | null; limit: number; offset: number },
): Promise<HitRecord[]> {
  return query<HitRecord>(
    'threads.search',
    `WITH wanted AS (SELECT websearch_to_tsquery('parvis', $2) AS words),
          in_posts AS (
            SELECT p.id, p.thread_id, ts_rank(p.words, wanted.words, 1) AS rank
              FROM wanted JOIN post p ON p.words @@ wanted.words JOIN thread t ON t.id = p.thread_id
              LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
             WHERE p.deleted_at IS NULL AND under.deleted_at IS NULL AND ${LISTED} LIMIT 3000),
          in_titles AS (
            SELECT p.id, t.id AS thread_id, 1 + ts_rank(t.words, wanted.words, 1) AS rank
              FROM wanted JOIN thread t ON t.words @@ wanted.words JOIN post p ON p.thread_id = t.id AND p.number = 1
             WHERE ${LISTED} LIMIT 1000),
          best AS (
            SELECT DISTINCT ON (thread_id) id, thread_id, sum(rank) OVER (PARTITION BY thread_id, id) AS rank
              FROM (SELECT * FROM in_posts UNION ALL SELECT * FROM in_titles) found ORDER BY thread_id, 3 DESC, id)
     SELECT p.id AS "postId", p.kind::text AS "postKind", p.number, p.author_id AS "authorId", p.author_label AS "authorLabel", p.created_at AS "createdAt", left(p.text, 20000) AS text,
            t.id AS "threadId", t.slug, t.title, t.kind::text, t.category_id AS "categoryId", t.accepted_count AS "acceptedCount", t.reply_count AS "replyCount"
       FROM (SELECT id, rank FROM best ORDER BY rank DESC, id LIMIT $3 OFFSET $4) page
       JOIN post p ON p.id = page.id JOIN thread t ON t.id = p.thread_id ORDER BY page.rank DESC, p.id`,
    [categoryIds, q, limit, offset],
  );
}
