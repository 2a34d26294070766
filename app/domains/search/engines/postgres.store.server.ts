import { query as ask } from '~/platform/db/index.server';
import { conditionsOf, POSTS, prepare, type Add } from '../findable.store.server';
import { RANKED } from '../rules';
import { joinQueries } from '../words/words.store.server';
import { weightOf, type Term } from '../words/terms.server';
import type { Candidate, Wanted } from './engine';

/**
 * Posts and titles that are compared at most: of words that are everywhere, some results are left out. Each thousand
 * costs some ten milliseconds.
 */
const POSTS_COMPARED = 1_000;
const TITLES_COMPARED = 600;

/** What of a post is compared. */
const FOUND = `p.id, p.thread_id, p.kind, p.score, p.created_at, p.words, t.words AS title_words,
              p.accepted_at IS NOT NULL OR p.number = 1 AND t.accepted_count > 0 AS helped`;

type Search = Wanted & {
  /** Which posts and titles are looked at, as a `tsquery`. */
  candidates: string;
  /** What is scored. */
  scored: { query: string; weight: number }[];
  /** Share of the weight of all words (0..1) that a result has to have. */
  coverage: number;
};

/**
 * Posts with these words, the best first. What counts: how many of the words there are (rare ones more), in the title
 * more than in the text, how much of the title they are, how often they stand in the text; then whether the answer
 * was accepted, and votes.
 */
async function readRanked({ query, filters, candidates, scored, coverage }: Search): Promise<Candidate[]> {
  const { values, add } = parameters();
  const wanted = `${add(candidates)}::tsquery`;
  const conditions = conditionsOf(query, filters, await prepare(query), add);
  const where = conditions.sql.join(' AND ');
  const words = scored.map((word, at) => ({ query: `${add(word.query)}::tsquery`, weight: `${add(word.weight)}::float8`, title: `has.title${at}`, text: `has.text${at}` }));
  const sum = (of: (word: { title: string; text: string }) => string) => words.map((word) => `${word.weight} * (${of(word)})::int`).join(' + ');
  const total = words.map(({ weight }) => weight).join(' + ');
  const any = `${add(joinQueries(scored.map((word) => word.query), '|'))}::tsquery`;
  return ask<Candidate>(
    `search.ranked-${scored.length}-${conditions.name}`,
    `WITH found AS (
       (SELECT ${FOUND} FROM thread t JOIN post p ON p.thread_id = t.id AND p.number = 1 LEFT JOIN post under ON false
         WHERE t.words @@ ${wanted} AND ${where} LIMIT ${TITLES_COMPARED})
       UNION ALL
       (SELECT ${FOUND} FROM ${POSTS} WHERE p.words @@ ${wanted} AND NOT (p.number = 1 AND t.words @@ ${wanted}) AND ${where} LIMIT ${POSTS_COMPARED})),
     compared AS (
       SELECT id, thread_id, kind, score, created_at, helped, words @@ ${any} AS in_text, ts_rank(words, ${any}, 1) AS density, length(title_words) AS title_length,
              (${sum(({ title, text }) => `${title} OR ${text}`)}) / (${total}) AS coverage,
              (${sum(({ title }) => title)}) / (${total}) AS title,
              (${sum(({ text }) => text)}) / (${total}) AS text,
              (${words.map(({ title }) => `${title}::int`).join(' + ')}) AS title_words
         -- OFFSET 0: each word is looked for once, however often the result is used.
         FROM found CROSS JOIN LATERAL (
           SELECT ${words.map(({ query }, at) => `title_words @@ ${query} AS title${at}, words @@ ${query} AS text${at}`).join(', ')} OFFSET 0) has)
     SELECT id AS "postId", thread_id AS "threadId", kind::text, in_text AS "inText" FROM compared
      WHERE coverage >= ${add(coverage)}::float8
      ORDER BY 2 * coverage
             + CASE kind WHEN 'opening' THEN 1.2 * title + 0.5 * text + 0.5 * title_words / GREATEST(title_length, 1) ELSE 0.5 * title + text END
             + density
             + CASE WHEN helped THEN 0.2 ELSE 0 END + LEAST(0.3, 0.06 * ln(1 + GREATEST(score, 0)))
             - CASE kind WHEN 'comment' THEN 0.3 ELSE 0 END DESC, created_at DESC, id
      LIMIT ${RANKED}`,
    values,
  );
}

/** Posts that have all of the words, in themselves or in the title above them. */
export function readWithAll(wanted: Wanted, exact: readonly string[]): Promise<Candidate[]> {
  const all = [...wanted.terms.map(({ query }) => query), ...exact];
  return readRanked({ ...wanted, candidates: joinQueries(all, '&'), scored: scoredOf(wanted.terms, exact), coverage: 0 });
}

/** Posts that have at least half of the words, by weight: among them those that share them with their title. */
export function readWithMost(wanted: Wanted, exact: readonly string[], rare: readonly Term[]): Promise<Candidate[]> {
  const some = joinQueries(rare.map(({ query }) => query), '|');
  return readRanked({ ...wanted, candidates: joinQueries([some, ...exact], '&'), scored: scoredOf(wanted.terms, exact), coverage: 0.5 });
}

/** What fits without any words, newest first: posts of an author, otherwise threads. */
export async function readNewest({ query, filters }: Wanted): Promise<Candidate[]> {
  const { values, add } = parameters();
  const conditions = conditionsOf(query, filters, await prepare(query), add);
  const [from, at, only] = filters.authorId === null ? ['t-', 't.created_at', ['p.number = 1']] : ['p-', 'p.created_at', []];
  return ask<Candidate>(
    `search.newest-${from}${conditions.name}`,
    `SELECT p.id AS "postId", p.thread_id AS "threadId", p.kind::text, true AS "inText" FROM ${POSTS}
      WHERE ${[...conditions.sql, ...only].join(' AND ')} ORDER BY ${at} DESC, p.id DESC LIMIT ${RANKED}`,
    values,
  );
}

/**
 * Threads in whose titles all of these stand as they were typed, the newest first: for what the index of words knows nothing of.
 * @param patterns regular expressions, of which nothing but letters and digits was typed
 */
export async function readTitlesSaying({ query, filters }: Wanted, patterns: readonly string[]): Promise<Candidate[]> {
  const { values, add } = parameters();
  const conditions = conditionsOf(query, filters, await prepare(query), add);
  const said = patterns.map((pattern) => `plain_words(t.title) ~ plain_words(${add(pattern)})`);
  return ask<Candidate>(
    `search.titles-saying-${said.length}-${conditions.name}`,
    `SELECT p.id AS "postId", p.thread_id AS "threadId", p.kind::text, false AS "inText" FROM ${POSTS}
      WHERE p.number = 1 AND ${[...said, ...conditions.sql].join(' AND ')} ORDER BY t.created_at DESC, p.id DESC LIMIT ${RANKED}`,
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

function parameters(): { values: unknown[]; add: Add } {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}
