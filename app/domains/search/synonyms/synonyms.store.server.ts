import { now, newId } from '~/platform/clock';
import { query, transaction, type Tx } from '~/platform/db/index.server';

export { transaction };

/** Two words, or groups of words, that mean the same; language '' is both. */
export type Synonym = { id: string; word: string; other: string; language: '' | 'en' | 'fr' };

export type SynonymRecord = Synonym & {
  /** Each as a `tsquery` in its language, for where the other one was typed. */
  wordQuery: string;
  otherQuery: string;
};

/** All of them, by word. Staff keep hundreds at most. */
export async function readSynonyms(): Promise<SynonymRecord[]> {
  return query<SynonymRecord>(
    'search.synonyms',
    `SELECT id, word, other, language, any_phrase(language, word)::text AS "wordQuery", any_phrase(language, other)::text AS "otherQuery"
       FROM search_synonym ORDER BY word, other, language`,
  );
}

/** @returns false when the pair was there before */
export async function writeSynonym(tx: Tx, { word, other, language }: Omit<Synonym, 'id'>): Promise<boolean> {
  const { count } = await tx.searchSynonym.createMany({ data: [{ id: newId(), word, other, language, createdAt: now() }], skipDuplicates: true });
  return count === 1;
}

/** @returns the pair that was dropped, or null when there was none */
export async function deleteSynonym(tx: Tx, id: string): Promise<Omit<Synonym, 'id'> | null> {
  const [dropped] = await tx.$queryRaw<Omit<Synonym, 'id'>[]>`DELETE FROM search_synonym WHERE id = ${id} RETURNING word, other, language`;
  return dropped ?? null;
}
