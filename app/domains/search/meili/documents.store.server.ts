import { createHash } from 'node:crypto';
import type { PostKind } from '~/domains/threads';
import { query } from '~/platform/db/index.server';
import { FINDABLE, POSTS } from '../findable.store.server';

/** A post as Meilisearch has it. Only what may be found at all is there; who may find it, the database says. */
export type SearchDocument = {
  id: string;
  threadId: string;
  kind: PostKind;
  /** Of the first post: the thread's. */
  title: string;
  text: string;
  /** Of the other posts. */
  threadTitle: string;
  categoryId: string;
  tagIds: string[];
  authorId: string;
  solved: boolean;
  unanswered: boolean;
  /** 1: an accepted answer, or the question that has one. */
  accepted: number;
  score: number;
  /** Seconds since 1970. */
  createdAt: number;
  /** Of all the rest. */
  hash: string;
};

const DOCUMENT = `
  p.id, t.id AS "threadId", p.kind::text, CASE WHEN p.number = 1 THEN t.title ELSE '' END AS title, left(p.text, 20000) AS text,
  CASE WHEN p.number = 1 THEN '' ELSE t.title END AS "threadTitle", t.category_id AS "categoryId",
  ARRAY(SELECT tag_id FROM thread_tag WHERE thread_id = t.id ORDER BY tag_id) AS "tagIds", p.author_id AS "authorId",
  t.accepted_count > 0 AS solved, t.kind = 'question' AND t.reply_count = 0 AS unanswered,
  (p.accepted_at IS NOT NULL OR p.number = 1 AND t.accepted_count > 0)::int AS accepted, p.score, floor(extract(epoch FROM p.created_at))::int AS "createdAt"`;

type Row = Omit<SearchDocument, 'hash'>;

/** The next posts after an id that may be found, by id. */
export async function readDocumentsAfter(id: string, limit: number): Promise<SearchDocument[]> {
  const rows = await query<Row>('search.documents-after', `SELECT ${DOCUMENT} FROM ${POSTS} WHERE p.id > $1 AND ${FINDABLE} ORDER BY p.id LIMIT $2`, [id, limit]);
  return rows.map(toDocument);
}

/** All posts of these threads, and these posts: what may be found of them, and the ids of the others. */
export async function readDocumentsOf(threadIds: string[], postIds: string[]): Promise<{ there: SearchDocument[]; gone: string[] }> {
  const rows = await query<Row & { findable: boolean }>(
    'search.documents-of',
    `SELECT ${DOCUMENT}, ${FINDABLE} AS findable FROM ${POSTS}
      WHERE p.id IN (SELECT id FROM post WHERE thread_id = ANY($1) UNION SELECT unnest($2::text[]))`,
    [threadIds, postIds],
  );
  const there = rows.filter((row) => row.findable).map(({ findable: _, ...row }) => toDocument(row));
  return { there, gone: rows.filter((row) => !row.findable).map((row) => row.id) };
}

function toDocument(row: Row): SearchDocument {
  return { ...row, hash: createHash('sha1').update(JSON.stringify(row)).digest('base64url').slice(0, 16) };
}

/** How many posts may be found, by anybody. */
export async function countFindable(): Promise<number> {
  const [row] = await query<{ n: number }>('search.count-findable', `SELECT count(*)::int AS n FROM ${POSTS} WHERE ${FINDABLE}`);
  return row?.n ?? 0;
}

/** Whether there is anything to be found, by anybody. */
export async function isAnythingFindable(): Promise<boolean> {
  const [row] = await query<{ any: boolean }>('search.anything', `SELECT EXISTS (SELECT 1 FROM ${POSTS} WHERE ${FINDABLE}) AS any`);
  return row?.any ?? false;
}

/** Posts and threads whose column `words` is not what it should be: none, since the database computes it. */
export async function countWrongWords(): Promise<{ wrong: number; posts: number }> {
  const [row] = await query<{ wrong: number; posts: number }>(
    'search.wrong-words',
    `SELECT (count(*) FILTER (WHERE words IS DISTINCT FROM words_of(language, text)))::int
            + (SELECT count(*)::int FROM thread WHERE words IS DISTINCT FROM words_of(language, title)) AS wrong, count(*)::int AS posts FROM post`,
  );
  return row ?? { wrong: 0, posts: 0 };
}
