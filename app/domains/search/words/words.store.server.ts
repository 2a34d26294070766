import { query, withClient } from '~/platform/db/index.server';

export type WordRecord = {
  /** As a `tsquery`: the stems of both languages, either of which is enough; '' when there is none. */
  query: string;
  /** Posts that have the word as it is written, as last counted. */
  documents: number;
};

/**
 * What the index has for these words, in their order.
 * @param plainWords the same without case and accents
 */
export async function readWords(words: string[], plainWords: string[]): Promise<WordRecord[]> {
  if (words.length === 0) return [];
  return query<WordRecord>(
    'search.words',
    `SELECT any_word(w.word)::text AS query, COALESCE(known.documents, 0) AS documents
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w (word, plain, place) LEFT JOIN search_word known ON known.word = w.plain
      ORDER BY w.place`,
    [words, plainWords],
  );
}

/** The same of phrases, whose words have to follow one another. */
export async function readPhrases(phrases: string[]): Promise<string[]> {
  if (phrases.length === 0) return [];
  const rows = await query<{ query: string }>(
    'search.phrases',
    `SELECT any_phrase('', p.phrase)::text AS query FROM unnest($1::text[]) WITH ORDINALITY AS p (phrase, place) ORDER BY p.place`,
    [phrases],
  );
  return rows.map((row) => row.query);
}

/** One query of several, any of which (`|`) or all of which (`&`) are wanted; empty ones count for nothing. */
export function joinQueries(queries: readonly string[], by: '|' | '&'): string {
  return queries.filter((each) => each !== '').map((each) => `(${each})`).join(` ${by} `);
}

export type KnownWord = { word: string; documents: number };

/** For each word, known words that share letters with it, thirty at most, the most alike first. */
export async function readLookAlikes(words: string[]): Promise<(KnownWord & { typed: string })[]> {
  if (words.length === 0) return [];
  return query<KnownWord & { typed: string }>(
    'search.look-alikes',
    `SELECT w.word AS typed, near.word, near.documents FROM unnest($1::text[]) AS w (word) CROSS JOIN LATERAL (
       SELECT s.word, s.documents FROM search_word s WHERE s.word % w.word AND s.word <> w.word
        ORDER BY similarity(s.word, w.word) DESC, s.documents DESC LIMIT 30) near`,
    [words],
  );
}

/** Those that a word may be: letters, 3 to 30 of them. */
const A_WORD = `lexeme ~ '^[[:alpha:]]{3,30}$'`;

/** Remembers the words of a post, and of the title above it, that were not known yet. Twice is once. */
export async function learnWordsOf(postId: string): Promise<void> {
  await query(
    'search.learn',
    `INSERT INTO search_word (word)
     SELECT lexeme FROM post p JOIN thread t ON t.id = p.thread_id, unnest(to_tsvector('parvis', words_apart(t.title || ' ' || p.text))) AS found
      WHERE p.id = $1 AND p.deleted_at IS NULL AND t.deleted_at IS NULL AND ${A_WORD}
     ON CONFLICT (word) DO NOTHING`,
    [postId],
  );
}

/**
 * Counts all words of all posts anew, and forgets those that no post has any more. Takes seconds for a
 * hundred thousand posts; readers see the old counts until it is done.
 * @returns how many words are known
 */
export async function countWords(): Promise<number> {
  return withClient(async (client) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL work_mem = '64MB'`);
    await client.query(
      `CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
       SELECT lexeme AS word, count(*)::int AS documents
         FROM post p JOIN thread t ON t.id = p.thread_id, unnest(to_tsvector('parvis', words_apart(CASE p.number WHEN 1 THEN t.title || ' ' ELSE '' END || p.text))) AS found
        WHERE p.deleted_at IS NULL AND t.deleted_at IS NULL AND ${A_WORD} GROUP BY lexeme`,
    );
    await client.query(`DELETE FROM search_word known WHERE NOT EXISTS (SELECT 1 FROM counted WHERE counted.word = known.word)`);
    const { rowCount } = await client.query(
      `INSERT INTO search_word (word, documents) SELECT word, documents FROM counted ORDER BY word
       ON CONFLICT (word) DO UPDATE SET documents = EXCLUDED.documents WHERE search_word.documents <> EXCLUDED.documents`,
    );
    await client.query('COMMIT');
    return rowCount ?? 0;
  });
}

/** Whether there are posts of which no word is known: after an update, a restore or a seed. */
export async function knowsNoWords(): Promise<boolean> {
  const [row] = await query<{ unknown: boolean }>('search.knows', `SELECT NOT EXISTS (SELECT 1 FROM search_word) AND EXISTS (SELECT 1 FROM post) AS unknown`);
  return row?.unknown ?? false;
}
