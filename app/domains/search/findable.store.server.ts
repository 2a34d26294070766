import { query as ask } from '~/platform/db/index.server';
import type { Candidate, Filters } from './engines/engine';
import type { Query } from './query/read-query';
import { readPhrases, joinQueries } from './words/words.store.server';
import { partsOf } from './words/words-of';

/** A post with its thread and, for a comment, the post that it stands under. */
export const POSTS = `post p JOIN thread t ON t.id = p.thread_id LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'`;

/**
 * What may be found at all, by anybody: the one place that says so, for both engines. In which categories, the
 * filters say. Texts that wait for a moderator are no posts, and cannot be found; what a decision took away is removed;
 * what silenced, suspended and banned members wrote before stays where it is unless somebody removed it.
 */
export const FINDABLE = `p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND under.deleted_at IS NULL`;

/** The conditions of a search as SQL, ready to be asked of posts. */
export type Conditions = { sql: string[]; name: string };
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
 */
export function conditionsOf(query: Query, filters: Filters, prepared: Prepared, add: Add): Conditions {
  const sql = [FINDABLE];
  const names: string[] = [];
  const also = (name: string, condition: string): void => {
    sql.push(condition);
    names.push(name);
  };
  if (filters.categoryIds !== null) also('c', `t.category_id = ANY(${add(filters.categoryIds)})`);
  for (const tagId of filters.tagIds) also('t', `EXISTS (SELECT 1 FROM thread_tag tt WHERE tt.thread_id = t.id AND tt.tag_id = ${add(tagId)})`);
  if (filters.authorId !== null) also('a', `p.author_id = ${add(filters.authorId)}`);
  if (filters.withoutAuthorIds.length > 0) also('m', `p.author_id <> ALL(${add(filters.withoutAuthorIds)})`);
  if (filters.solved) also('s', `t.accepted_count > 0`);
  if (filters.unanswered) also('u', `t.kind = 'question' AND t.reply_count = 0`);
  if (filters.after) also('f', `p.created_at >= ${add(filters.after)}`);
  if (filters.before) also('b', `p.created_at < ${add(filters.before)}`);
  if (prepared.without !== '') {
    const without = `${add(prepared.without)}::tsquery`;
    also('w', `NOT (p.words @@ ${without}) AND NOT (t.words @@ ${without})`);
  }
  // The index knows stems; the very words are looked for in what it found.
  for (const phrase of query.phrases) {
    const exactly = add(patternOf(phrase));
    also('p', `(plain_words(t.title) ~ plain_words(${exactly}) OR plain_words(p.text) ~ plain_words(${exactly}))`);
  }
  return { sql, name: names.join('') };
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
