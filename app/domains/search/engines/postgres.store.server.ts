import { query as ask, queryAlongIndexes } from '~/platform/db/index.server';
import { conditionsOf, conditionsOnThreads, POSTS, prepare, withThreads, type Add } from '../findable.store.server';
import { RANKED } from '../rules';
import { joinQueries } from '../words/words.store.server';
import { weightOf, type Term } from '../words/terms.server';
import type { Query } from '../query/read-query';
import type { Candidate, Filters, Wanted } from './engine';

/**
 * Posts and titles that are compared at most: of words that are everywhere, some results are left out. Each thousand
 * costs some ten milliseconds.
 */
const POSTS_COMPARED = 1_000;
const TITLES_COMPARED = 600;

/** Threads that count as few: those that a search is narrowed down to are then known before its words are looked for. */
const FEW_THREADS = 3_000;
/**
 * Where more threads fit: so many posts that have the words, or are the author's, are looked through for those that stand
 * in one. Without it a word that is everywhere would be, in all of a community of millions.
 */
const POSTS_LOOKED_THROUGH = 100_000;

/** What of a post is compared. */
const FOUND = `p.id, p.thread_id, p.kind, p.score, p.created_at, p.words, t.words AS title_words,
              p.accepted_at IS NOT NULL OR p.number = 1 AND t.accepted_count > 0 AS helped`;

/** A search with the threads that it is narrowed down to, where they are few; null: nearly any may fit. */
export type Narrowed = Wanted & { few: string[] | null };

type Search = Narrowed & {
  /** Which posts and titles are looked at, as a `tsquery`. */
  candidates: string;
  /** What is scored. */
  scored: { query: string; weight: number }[];
  /** Share of the weight of all words (0..1) that a result has to have. */
  coverage: number;
};

/**
 * Posts with these words, the best first. What counts: how many of the words there are (rare ones more), in the post and in
 * its thread (`together`), in the title more than in the text, how much of the title they are, how often they stand in the text; then whether the answer
 * was accepted, and votes.
 */
async function readRanked({ query, filters, few, candidates, scored, coverage }: Search): Promise<Candidate[]> {
  const { values, add } = parameters();
  const prepared = await prepare(query);
  // The index of words leaves out what is not wanted by itself: no post is read for it.
  const wanted = `${add(prepared.without === '' ? candidates : joinQueries([candidates, `!(${prepared.without})`], '&'))}::tsquery`;
  const conditions = conditionsOf(query, filters, prepared, add);
  const where = conditions.sql.join(' AND ');
  const words = scored.map((word, at) => ({ query: `${add(word.query)}::tsquery`, weight: `${add(word.weight)}::float8`, title: `has.title${at}`, text: `has.text${at}` }));
  const sum = (of: (word: { title: string; text: string }) => string) => words.map((word) => `${word.weight} * (${of(word)})::int`).join(' + ');
  const total = words.map(({ weight }) => weight).join(' + ');
  // Where a post has to have all of the words itself, its thread has them too.
  const together = coverage === 0 ? '1.0::float8' : `(${words.map(({ weight, title, text }) => `${weight} * (bool_or(${title} OR ${text}) OVER thread)::int`).join(' + ')}) / (${total})`;
  const any = `${add(joinQueries(scored.map((word) => word.query), '|'))}::tsquery`;
  const threads = few === null ? [] : [`p.thread_id = ANY(${add(few)})`];
  // All of this the indexes of posts know: what is read is what has the words and fits, or is looked through.
  const texts = [`p.words @@ ${wanted}`, 'p.deleted_at IS NULL', ...conditions.ofPost, ...threads].join(' AND ');
  const narrowed = narrowsThreads(query, filters) || narrowsPosts(filters);
  return queryAlongIndexes<Candidate>(
    narrowed ? 'anew' : 'once',
    `search.ranked-${scored.length}-${conditions.name}${few === null ? '' : '-few'}${narrowed ? '-narrowed' : ''}${coverage === 0 ? '' : '-most'}`,
    `WITH found AS (
       (SELECT ${FOUND} FROM thread t JOIN post p ON p.thread_id = t.id AND p.number = 1 LEFT JOIN post under ON false
         WHERE t.words @@ ${wanted} AND ${[...threads, where].join(' AND ')} LIMIT ${TITLES_COMPARED})
       UNION ALL
       (SELECT ${FOUND} FROM ${withThreads(`SELECT * FROM post p WHERE ${texts}${narrowed ? ` LIMIT ${POSTS_LOOKED_THROUGH}` : ''}`, !narrowed)}
         WHERE NOT (p.number = 1 AND t.words @@ ${wanted}) AND ${where} LIMIT ${POSTS_COMPARED})),
     compared AS (
       SELECT id, thread_id, kind, score, created_at, helped, words @@ ${any} AS in_text, ts_rank(words, ${any}, 1) AS density, length(title_words) AS title_length,
              (${sum(({ title, text }) => `${title} OR ${text}`)}) / (${total}) AS coverage,
              (${sum(({ title }) => title)}) / (${total}) AS title,
              (${sum(({ text }) => text)}) / (${total}) AS text,
              (${words.map(({ title }) => `${title}::int`).join(' + ')}) AS title_words,
              ${together} AS together
         -- OFFSET 0: each word is looked for once, however often the result is used.
         FROM found CROSS JOIN LATERAL (
           SELECT ${words.map(({ query }, at) => `title_words @@ ${query} AS title${at}, words @@ ${query} AS text${at}`).join(', ')} OFFSET 0) has
       WINDOW thread AS (PARTITION BY thread_id))
     SELECT id AS "postId", thread_id AS "threadId", kind::text, in_text AS "inText" FROM compared
      WHERE GREATEST(coverage, together) >= ${add(coverage)}::float8
      ORDER BY 1.4 * coverage + 0.8 * together
             + CASE kind WHEN 'opening' THEN 1.2 * title + 0.5 * text + 0.5 * title_words / GREATEST(title_length, 1) ELSE 0.5 * title + text END
             + density
             + CASE WHEN helped THEN 0.2 ELSE 0 END + LEAST(0.3, 0.06 * ln(1 + GREATEST(score, 0)))
             - CASE kind WHEN 'comment' THEN 0.3 ELSE 0 END DESC, created_at DESC, id
      LIMIT ${RANKED}`,
    values,
  );
}

/** Posts that have all of the words, in themselves or in the title above them. */
export function readWithAll(wanted: Narrowed, exact: readonly string[]): Promise<Candidate[]> {
  const all = [...wanted.terms.map(({ query }) => query), ...exact];
  return readRanked({ ...wanted, candidates: joinQueries(all, '&'), scored: scoredOf(wanted.terms, exact), coverage: 0 });
}

/**
 * Posts that have at least two fifths of the words, by weight, in themselves, in their title, or among what was found of their thread:
 * what a question is about is often said by its answers. A word that no post has tells nothing and is not counted.
 */
export function readWithMost(wanted: Narrowed, exact: readonly string[], rare: readonly Term[]): Promise<Candidate[]> {
  const some = joinQueries(rare.map(({ query }) => query), '|');
  const known = wanted.terms.filter(({ documents }) => documents > 0);
  return readRanked({ ...wanted, candidates: joinQueries([some, ...exact], '&'), scored: scoredOf(known.length > 0 ? known : wanted.terms, exact), coverage: 0.4 });
}

/**
 * The threads that fit what a search says of threads, where it says something and they are few: otherwise null. A
 * category that nobody solves anything in, a rare tag in another language: how such things go together no statistics tell.
 */
export async function readFewThreads({ query, filters }: Wanted): Promise<string[] | null> {
  if (!narrowsThreads(query, filters)) return null;
  const { values, add } = parameters();
  const conditions = conditionsOnThreads(filters, add);
  const rows = await queryAlongIndexes<{ id: string }>(
    'anew',
    `search.few-threads-${conditions.map(([name]) => name).join('')}`,
    `SELECT t.id FROM thread t WHERE t.deleted_at IS NULL AND t.unlisted_at IS NULL AND ${conditions.map(([, sql]) => sql).join(' AND ')} LIMIT ${FEW_THREADS + 1}`,
    values,
  );
  return rows.length > FEW_THREADS ? null : rows.map((row) => row.id);
}

/** What fits without any words, newest first: posts of an author, otherwise threads. */
export function readNewest(wanted: Wanted): Promise<Candidate[]> {
  return wanted.filters.authorId === null ? readNewestThreads(wanted) : readNewestPosts(wanted);
}

async function readNewestThreads({ query, filters }: Wanted): Promise<Candidate[]> {
  const { values, add } = parameters();
  const { sql, name } = conditionsOf(query, filters, await prepare(query), add, 't.created_at');
  return queryAlongIndexes<Candidate>(
    'anew',
    `search.newest-threads-${name}`,
    `SELECT p.id AS "postId", p.thread_id AS "threadId", p.kind::text, true AS "inText" FROM ${POSTS}
      WHERE ${sql.join(' AND ')} AND p.number = 1 ORDER BY t.created_at DESC, p.id DESC LIMIT ${RANKED}`,
    values,
  );
}

async function readNewestPosts({ query, filters }: Wanted): Promise<Candidate[]> {
  const { values, add } = parameters();
  const { sql, name, ofPost } = conditionsOf(query, filters, await prepare(query), add);
  const theirs = ['p.deleted_at IS NULL', ...ofPost].join(' AND ');
  return queryAlongIndexes<Candidate>(
    'once',
    `search.newest-posts-${name}`,
    `SELECT p.id AS "postId", p.thread_id AS "threadId", p.kind::text, true AS "inText"
       FROM ${withThreads(`SELECT * FROM post p WHERE ${theirs} ORDER BY p.created_at DESC, p.id DESC LIMIT ${POSTS_LOOKED_THROUGH}`, true)}
      WHERE ${sql.join(' AND ')} ORDER BY p.created_at DESC, p.id DESC LIMIT ${RANKED}`,
    values,
  );
}

/**
 * Threads in whose titles all of these stand as they were typed, the newest first: for what the index of words knows nothing of.
 * @param patterns regular expressions, of which nothing but letters and digits was typed
 */
export async function readTitlesSaying({ query, filters, few }: Narrowed, patterns: readonly string[]): Promise<Candidate[]> {
  const { values, add } = parameters();
  const { sql, name } = conditionsOf(query, filters, await prepare(query), add, 't.created_at');
  const said = patterns.map((pattern) => `plain_words(t.title) ~ plain_words(${add(pattern)})`);
  const threads = few === null ? [] : [`t.id = ANY(${add(few)})`];
  return queryAlongIndexes<Candidate>(
    'anew',
    `search.titles-saying-${said.length}-${name}${few === null ? '' : '-few'}`,
    `SELECT p.id AS "postId", p.thread_id AS "threadId", p.kind::text, false AS "inText" FROM ${POSTS}
      WHERE p.number = 1 AND ${[...threads, ...said, ...sql].join(' AND ')} ORDER BY t.created_at DESC, p.id DESC LIMIT ${RANKED}`,
    values,
  );
}

const TITLE = 't.deleted_at IS NULL AND t.unlisted_at IS NULL AND ($1::text[] IS NULL OR t.category_id = ANY($1))';

/** Threads whose titles have one of the words (3,000 are looked at), the fifty with most of them compared letter by letter. */
export async function readTitlesLike(
  { title, words, categoryIds, limit }: { title: string; words: string; categoryIds: string[] | null; limit: number },
): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    'search.titles-like',
    `WITH found AS (SELECT t.id, ts_rank(t.words, $2::tsquery) AS rank FROM thread t WHERE t.words @@ $2::tsquery AND ${TITLE} LIMIT 3000),
          best AS (SELECT id, rank FROM found ORDER BY rank DESC LIMIT 50)
     SELECT id FROM (
       SELECT t.id, best.rank + similarity(plain_words(t.title), plain_words($3)) AS likeness FROM best JOIN thread t USING (id)) compared
      WHERE likeness > 0.2 ORDER BY likeness DESC, id LIMIT $4`,
    [categoryIds, words, title, limit],
  );
  return rows.map((row) => row.id);
}

function scoredOf(terms: readonly Term[], exact: readonly string[]): Search['scored'] {
  const words = terms.filter(({ query }) => query !== '').map((term) => ({ query: term.query, weight: weightOf(term) }));
  return [...words, ...exact.filter((query) => query !== '').map((query) => ({ query, weight: weightOf({ documents: 0 }) }))];
}

/** Whether something is asked of threads; which categories the reader may read at all does not count. */
function narrowsThreads({ categories }: Query, { tagIds, solved, unanswered }: Filters): boolean {
  return categories.length > 0 || tagIds.length > 0 || solved || unanswered;
}

function narrowsPosts({ authorId, after, before }: Filters): boolean {
  return authorId !== null || after !== null || before !== null;
}

function parameters(): { values: unknown[]; add: Add } {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}
