import { newId } from '~/platform/clock';
import { countWords } from '../words/words.store.server';
import { done, meilisearch, type Server } from './client.server';
import { countFindable, countWrongWords, readDocumentsAfter, type SearchDocument } from './documents.store.server';
import { alone, dropPending, EVERYTHING, readPending } from './pending.store.server';
import { settingsByCode } from './settings.server';

const BATCH = 1_000;

type Progress = (done: number, total: number) => void;

export type Reindexed = { engine: 'postgresql' | 'meilisearch'; documents: number };

/**
 * Makes the index of Meilisearch anew beside the one that is searched, and swaps the two: nobody notices. Where there
 * is no Meilisearch, counts the words that mistakes are put right by; the index of the database is never behind.
 * @param onProgress told how many documents of how many were handed over so far
 */
export async function reindex(onProgress: Progress = () => undefined): Promise<Reindexed> {
  const server = meilisearch();
  if (!server) return { engine: 'postgresql', documents: await countWords() };
  return alone(async () => {
    const pending = (await readPending(BATCH)).filter(({ threadId }) => threadId === EVERYTHING);
    const documents = await fillNewIndex(server, onProgress);
    await dropPending(pending);
    return { engine: 'meilisearch', documents };
  });
}

/** Fills a new index with everything that may be found, and puts it in the place of the old one. To be called by the one who is alone. */
export async function fillNewIndex({ client, uid }: Server, onProgress: Progress = () => undefined): Promise<number> {
  const { results } = await client.getRawIndexes({ limit: 1_000 });
  // Left behind by a process that was killed.
  for (const old of results.filter((each) => each.uid.startsWith(`${uid}_`))) await done(client.deleteIndex(old.uid));
  const next = `${uid}_${newId()}`;
  await done(client.createIndex(next, { primaryKey: 'id' }));
  const index = client.index<SearchDocument>(next);
  await done(index.updateSettings(await settingsByCode()));
  const total = await countFindable();
  let documents = 0;
  for await (const batch of allDocuments()) {
    await done(index.addDocuments(batch));
    documents += batch.length;
    onProgress(documents, total);
  }
  if (!results.some((each) => each.uid === uid)) await done(client.createIndex(uid, { primaryKey: 'id' }));
  await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  await done(client.deleteIndex(next));
  return documents;
}

export type Drift = {
  engine: 'postgresql' | 'meilisearch';
  /** Documents that there should be. */
  documents: number;
  missing: number;
  /** There, and should not be. */
  extra: number;
  /** There, but with other content. */
  different: number;
};

/** Compares what is in the index, one by one and by hash, with what may be found. Changes nothing. */
export async function checkIndex(): Promise<Drift> {
  const server = meilisearch();
  if (!server) {
    const { wrong, posts } = await countWrongWords();
    return { engine: 'postgresql', documents: posts, missing: 0, extra: 0, different: wrong };
  }
  const wanted = new Map<string, string>();
  for await (const batch of allDocuments()) for (const { id, hash } of batch) wanted.set(id, hash);
  const drift = { missing: 0, extra: 0, different: 0 };
  const there = new Set<string>();
  for await (const { id, hash } of indexed(server)) {
    there.add(id);
    const right = wanted.get(id);
    if (right === undefined) drift.extra += 1;
    else if (right !== hash) drift.different += 1;
  }
  for (const id of wanted.keys()) if (!there.has(id)) drift.missing += 1;
  return { engine: 'meilisearch', documents: wanted.size, ...drift };
}

async function* allDocuments(): AsyncGenerator<SearchDocument[]> {
  for (let after = ''; ; ) {
    const batch = await readDocumentsAfter(after, BATCH);
    if (batch.length > 0) yield batch;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
}

async function* indexed({ client, uid }: Server): AsyncGenerator<{ id: string; hash: string }> {
  const { results: all } = await client.getRawIndexes({ limit: 1_000 });
  if (!all.some((each) => each.uid === uid)) return;
  for (let offset = 0; ; offset += BATCH) {
    const { results } = await client.index<SearchDocument>(uid).getDocuments({ fields: ['id', 'hash'], limit: BATCH, offset });
    yield* results;
    if (results.length < BATCH) return;
  }
}
