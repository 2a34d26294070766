import { withClient } from '~/platform/db/index.server';

/** A counter, and the statement that finds the rows in which it is wrong: `id`, and what is right. */
type Counter = { name: string; table: string; column: string; wrong: string };

const counter = (table: string, column: string, truth: string, from = ''): Counter => ({
  name: `${table}.${column}`,
  table,
  column,
  wrong: `SELECT c.id, COALESCE(truth.n, 0) AS n FROM "${table}" c LEFT JOIN (${truth}) truth ON truth.id = c.id WHERE c.${column} <> COALESCE(truth.n, 0) ${from}`,
});

const LISTED = 't.deleted_at IS NULL AND t.unlisted_at IS NULL';

/** Every counter that acts keep, with its definition. Scores of openings come after those of posts, which they copy. */
const COUNTERS: readonly Counter[] = [
  counter('post', 'score', 'SELECT p.id, p.base_score + COALESCE(sum(v.value), 0) AS n FROM post p LEFT JOIN vote v ON v.post_id = p.id GROUP BY p.id'),
  counter('post', 'comment_count', `SELECT parent_id AS id, count(*) AS n FROM post WHERE kind = 'comment' AND deleted_at IS NULL GROUP BY parent_id`),
  counter('thread', 'reply_count', `SELECT thread_id AS id, count(*) AS n FROM post WHERE kind IN ('answer', 'reply') AND deleted_at IS NULL GROUP BY thread_id`),
  counter('thread', 'comment_count', `SELECT thread_id AS id, count(*) AS n FROM post WHERE kind = 'comment' AND deleted_at IS NULL GROUP BY thread_id`),
  counter('thread', 'score', 'SELECT thread_id AS id, score AS n FROM post WHERE number = 1'),
  counter('thread', 'me_too_count', 'SELECT thread_id AS id, count(*) AS n FROM me_too GROUP BY thread_id'),
  counter('thread', 'accepted_count', 'SELECT thread_id AS id, count(*) AS n FROM post WHERE accepted_at IS NOT NULL GROUP BY thread_id'),
  counter('thread', 'last_number', 'SELECT thread_id AS id, max(number) AS n FROM post GROUP BY thread_id', 'AND c.last_number < truth.n'),
  counter('category', 'thread_count', `SELECT category_id AS id, count(*) AS n FROM thread t WHERE ${LISTED} GROUP BY category_id`),
  counter('tag', 'thread_count', `SELECT tt.tag_id AS id, count(*) AS n FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id WHERE ${LISTED} GROUP BY tt.tag_id`),
  counter('member', 'thread_count', 'SELECT author_id AS id, count(*) AS n FROM thread WHERE deleted_at IS NULL GROUP BY author_id'),
  counter('member', 'post_count', `SELECT author_id AS id, count(*) AS n FROM post WHERE kind <> 'opening' AND deleted_at IS NULL GROUP BY author_id`),
  counter('member', 'accepted_count', 'SELECT author_id AS id, count(*) AS n FROM post WHERE accepted_at IS NOT NULL GROUP BY author_id'),
];

const TAG_COUNTS = `
  SELECT tt.tag_id, t.category_id, count(*)::int AS n FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id WHERE ${LISTED} GROUP BY 1, 2`;

/** What the lists of tags go by: the database keeps it as it is with the thread. */
const TAG_ORDER = `(tt.last_activity_at, tt.created_at, tt.score, tt.unanswered)
  IS DISTINCT FROM (t.last_activity_at, t.created_at, t.score, t.kind = 'question' AND t.reply_count = 0)`;

export type Drift = { name: string; drift: number };

/**
 * Compares every counter with what it counts.
 * @param mend puts wrong ones right, too
 * @returns for each counter in how many rows it is (or was) wrong
 */
export async function compareCounters(mend: boolean): Promise<Drift[]> {
  return withClient(async (client) => {
    const drifts: Drift[] = [];
    for (const { name, table, column, wrong } of COUNTERS) {
      const text = mend
        ? `WITH wrong AS (${wrong}) UPDATE "${table}" SET ${column} = wrong.n FROM wrong WHERE "${table}".id = wrong.id`
        : `SELECT 1 FROM (${wrong}) wrong`;
      drifts.push({ name, drift: (await client.query(text)).rowCount ?? 0 });
    }
    const { rowCount } = await client.query(
      mend
        ? `WITH truth AS (${TAG_COUNTS}),
                dropped AS (DELETE FROM tag_count c WHERE c.thread_count <> 0 AND NOT EXISTS (
                  SELECT 1 FROM truth WHERE truth.tag_id = c.tag_id AND truth.category_id = c.category_id))
           INSERT INTO tag_count AS c (tag_id, category_id, thread_count) SELECT tag_id, category_id, n FROM truth
           ON CONFLICT (tag_id, category_id) DO UPDATE SET thread_count = EXCLUDED.thread_count WHERE c.thread_count <> EXCLUDED.thread_count`
        : `SELECT 1 FROM (${TAG_COUNTS}) truth FULL JOIN tag_count c USING (tag_id, category_id) WHERE COALESCE(truth.n, 0) <> COALESCE(c.thread_count, 0)`,
    );
    drifts.push({ name: 'tag_count.thread_count', drift: rowCount ?? 0 });
    const misplaced = await client.query(
      mend
        ? `UPDATE thread_tag tt
              SET last_activity_at = t.last_activity_at, created_at = t.created_at, score = t.score, unanswered = t.kind = 'question' AND t.reply_count = 0
             FROM thread t WHERE t.id = tt.thread_id AND ${TAG_ORDER}`
        : `SELECT 1 FROM thread_tag tt JOIN thread t ON t.id = tt.thread_id WHERE ${TAG_ORDER}`,
    );
    drifts.push({ name: 'thread_tag.order', drift: misplaced.rowCount ?? 0 });
    return drifts;
  });
}
