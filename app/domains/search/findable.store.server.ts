import { query as ask } from '~/platform/db/index.server';
import type { Candidate, Filters } from './engines/engine';
import type { Query } from './query/read-query';
import { readPhrases, joinQueries } from './words/words.store.server';
import { partsOf } from './words/words-of';

const UNDER = `LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'`;
const THREAD = 'JOIN thread t ON t.id = p.thread_id';

/** A post with its thread and, for a comment, the post that it stands under. */
export const POSTS = `post p ${THREAD} ${UNDER}`;

/**
 * The same of the posts that a query finds.
 * @param inTurn the thread of each is read when it is its turn (that is OFFSET 0), and not all threads beforehand
 */
export function withThreads(posts: string, inTurn: boolean): string {
  const thread = inTurn ? 'CROSS JOIN LATERAL (SELECT * FROM thread WHERE id = p.thread_id OFFSET 0) t' : THREAD;
  return `(${posts}) p ${thread} ${UNDER}`;
}

/**
 * What may be found at all, by anybody: the one place that says so, for both engines. In which categories, the
 * filters say. Texts that wait for a moderator are no posts, and cannot be found; what a decision took away is removed;
 * what silenced, suspended and banned members wrote before stays where it is unless somebody removed it.
 */
export const FINDABLE = `p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND under.deleted_at IS NULL`;

/** The conditions of a search as SQL, ready to be asked of posts, and a name for them. */
export type Conditions = {
  sql: string[];
  name: string;
  /** Those of them that a post meets or not by itself. */
  ofPost: string[];
};
export type Add = (value: unknown) => string;

/** What of a query has to be looked up before it can be asked for. */
export type Prepared = { exact: string[]; without: string };

export async function prepare(query: Query): Promise<Prepared> {
  const [exact, without] = await Promise.all([readPhrases(query.phrases), readPhrases(query.without)]);
  return { exact, without: joinQueries(without, '|') };
}

/**
 * Everything that narrows a search down, apart from its words.
 * @param add gives a value its place among the parameters
 * @param createdAt when a post was written; where only openings are looked at, their threads know it as well
 */
export function conditionsOf(query: Query, filters: Filters, prepared: Prepared, add: Add, createdAt: 'p.created_at' | 't.created_at' = 'p.created_at'): Conditions {
  const [ofThread, ofPost, ofText] = [conditionsOnThreads(filters, add), conditionsOnPosts(filters, add, createdAt), conditionsOnTexts(query, prepared, add)];
  return {
    sql: [FINDABLE, ...[ofThread, ofPost, ofText].flatMap((named) => named.map(([, sql]) => sql))],
    name: [ofThread, ofPost, ofText].flatMap((named) => named.map(([name]) => name)).join(''),
    ofPost: ofPost.map(([, sql]) => sql),
  };
}

/** Each with a letter for the name of the statement. */
type Named = [name: string, sql: string][];

/** What a thread has to meet. */
export function conditionsOnThreads(filters: Filters, add: Add): Named {
  const named: Named = [];
  if (filters.categoryIds !== null) named.push(['c', `t.category_id = ANY(${add(filters.categoryIds)})`]);
  for (const tagId of filters.tagIds) named.push(['t', `EXISTS (SELECT 1 FROM thread_tag tt WHERE tt.thread_id = t.id AND tt.tag_id = ${add(tagId)})`]);
  if (filters.solved) named.push(['s', `t.accepted_count > 0`]);
  if (filters.unanswered) named.push(['u', `t.kind = 'question' AND t.reply_count = 0`]);
  return named;
}

function conditionsOnPosts(filters: Filters, add: Add, createdAt: string): Named {
  const named: Named = [];
  if (filters.authorId !== null) named.push(['a', `p.author_id = ${add(filters.authorId)}`]);
  if (filters.withoutAuthorIds.length > 0) named.push(['m', `p.author_id <> ALL(${add(filters.withoutAuthorIds)})`]);
  if (filters.after) named.push(['f', `${createdAt} >= ${add(filters.after)}`]);
  if (filters.before) named.push(['b', `${createdAt} < ${add(filters.before)}`]);
  return named;
}

function conditionsOnTexts(query: Query, { without }: Prepared, add: Add): Named {
  const named: Named = [];
  if (without !== '') {
    const unwanted = `${add(without)}::tsquery`;
    named.push(['w', `NOT (p.words @@ ${unwanted}) AND NOT (t.words @@ ${unwanted})`]);
  }
  // The index knows stems; the very words are looked for in what it found.
  for (const phrase of query.phrases) {
    const exactly = add(patternOf(phrase));
    named.push(['p', `(plain_words(t.title) ~ plain_words(${exactly}) OR plain_words(p.text) ~ plain_words(${exactly}))`]);
  }
  return named;
}

/** Words one after the other, whatever stands between them; to be folded by the database, as what it is compared with. */
export function patternOf(phrase: string): string {
  return `(^|[^[:alnum:]])${partsOf(phrase).join('[^[:alnum:]]+')}($|[^[:alnum:]])`;
}

/**
 * Those of the candidates that may be found, fit, and still have one of the words, as the database has them now, in their order.
 * @param marked what was looked for, as a `tsquery`
 */
export async function readFindable(candidates: readonly Candidate[], query: Query, filters: Filters, marked: string): Promise<Candidate[]> {
  if (candidates.length === 0) return [];
  const values: unknown[] = [candidates.map(({ postId }) => postId), marked];
  const { sql, name } = conditionsOf(query, filters, await prepare(query), (value) => `$${values.push(value)}`);
  const rows = await ask<{ id: string; inText: boolean }>(`search.findable-${name}`, `SELECT p.id, p.words @@ $2::tsquery AS "inText" FROM ${POSTS} WHERE p.id = ANY($1) AND (p.words @@ $2::tsquery OR t.words @@ $2::tsquery) AND ${sql.join(' AND ')}`, values);
  const there = new Map(rows.map((row) => [row.id, row.inText]));
  return candidates.filter(({ postId }) => there.has(postId)).map((candidate) => ({ ...candidate, inText: there.get(candidate.postId) ?? false }));
}
