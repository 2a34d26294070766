import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import { synonymInput } from '~/domains/search';
import { addSearchSynonym, checkIndex, getSearchEngine, reindex, search, searchSubscribers, similarThreads } from '~/domains/search/index.server';
import { meilisearch, useMeilisearch } from '~/domains/search/meili/client.server';
import { lookAfterIndex, tellMeilisearch } from '~/domains/search/meili/feed.server';
import { noteAnswer } from '~/domains/search/meili/trouble';
import { editPost, moveThread, postComment, removePost, restorePost, setTags, unlistThread, vote } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread, visitor } from '../threads/world';
import { startFakeMeilisearch, type FakeMeilisearch } from './meilisearch-server';

/** Against the server on loopback, or a real one where `MEILI_URL` names it. */
useDatabase();

const real = process.env.MEILI_URL;
let fake: FakeMeilisearch;
let help: string;

const asVisitor = (q: string) => search(visitor, { q });
const first = async (q: string) => (await asVisitor(q)).threads[0]?.thread.id;
/** What a worker does all the time. */
async function settle(): Promise<void> {
  await deliverOnce(searchSubscribers);
  while ((await tellMeilisearch()) > 0);
  noteAnswer();
}
const drift = async () => {
  const { missing, extra, different } = await checkIndex();
  return missing + extra + different;
};

beforeAll(async () => {
  fake = await startFakeMeilisearch();
  useMeilisearch(real ? { url: real, key: process.env.MEILI_KEY, uid: `test_${newId()}` } : fake);
  await deliverOnce(searchSubscribers);
  help = await category();
});

beforeEach(() => {
  setClock(null);
  noteAnswer();
  fake.mood = 'well';
});

afterAll(async () => {
  const server = meilisearch();
  if (real && server) await server.client.deleteIndexIfExists(server.uid);
  useMeilisearch(null);
  await fake.stop();
});

describe('the index', () => {
  it('is made and filled when there is none, and answers from then on', async () => {
    const { threadId } = await thread({ categoryId: help, title: 'Descaling the percolator', body: 'It has not been done since the spring of last year.' });
    const before = await asVisitor('percolator');
    expect([before.engine, before.threads[0]?.thread.id]).toEqual(['postgresql', threadId]);
    noteAnswer();
    await lookAfterIndex();
    await settle();
    const after = await asVisitor('percolator');
    expect([after.engine, after.threads[0]?.thread.id, after.threads[0]?.title.filter((part) => part.hit).map((part) => part.text)]).toEqual(['meilisearch', threadId, ['percolator']]);
    expect(await drift()).toBe(0);
  });

  it('has the settings that the code says', async () => {
    const settings = await meilisearch()!.client.index(meilisearch()!.uid).getSettings().catch(() => fake.settings('parvis_posts'));
    expect(settings).toMatchObject({ searchableAttributes: ['title', 'text', 'threadTitle'], typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } } });
  });

  it('follows every kind of change, however often it is told', async () => {
    const moderator = await someone('moderator');
    const { threadId, postId, author } = await thread({ categoryId: help, title: 'The gizmotron rattles loudly', body: 'It rattles when it is cold.', tags: ['rattle'] });
    const given = await answer(threadId);
    await settle();
    const changes: (() => Promise<unknown>)[] = [
      () => editPost(author, { postId, version: 1, title: 'The gizmotron hums loudly', body: 'It hums when it is cold.' }),
      () => vote(moderator, { postId: given.postId, value: 1 }),
      () => acceptAnswer(author, { postId: given.postId }),
      () => postComment(moderator, { parentId: given.postId, body: 'A comment on the gizmotron.' }),
      () => setTags(author, { threadId, tags: ['humming'] }),
      async () => moveThread(moderator, { threadId, categoryId: await category() }),
      () => removePost(given.author, { postId: given.postId }).catch(() => removePost(moderator, { postId: given.postId })),
      () => unlistThread(moderator, { threadId }),
      () => removePost(moderator, { postId }),
      () => restorePost(moderator, { postId }),
    ];
    for (const [n, change] of changes.entries()) {
      await change();
      await settle();
      await settle();
      expect([n, await drift()]).toEqual([n, 0]);
    }
  });

  it('is made anew without a moment in which nothing is found, and leaves nothing behind', async () => {
    const { threadId } = await thread({ categoryId: help, title: 'Polishing the samovar' });
    await settle();
    const { client, uid } = meilisearch()!;
    await client.index(`${uid}_leftover`).addDocuments([{ id: 'x' }]).waitTask();
    let running = true;
    const answers: string[] = [];
    const readers = (async () => {
      while (running) {
        const { threads, engine } = await asVisitor('samovar');
        answers.push(`${engine} ${threads[0]?.thread.id}`);
      }
    })();
    const { documents, engine } = await reindex();
    running = false;
    await readers;
    expect([engine, documents > 0, new Set(answers)]).toEqual(['meilisearch', true, new Set([`meilisearch ${threadId}`])]);
    expect(await drift()).toBe(0);
    expect((await client.getRawIndexes({ limit: 1_000 })).results.filter((each) => each.uid.startsWith(`${uid}_`))).toEqual([]);
  });

  it('that has drifted is told from one that has not', async () => {
    const index = meilisearch()!.client.index(meilisearch()!.uid);
    const { id } = await db.post.findFirstOrThrow({ where: { number: 1, deletedAt: null, thread: { deletedAt: null, unlistedAt: null } } });
    await index.deleteDocuments([id]).waitTask();
    await index.addDocuments([{ id: 'stranger', hash: 'x' }]).waitTask();
    expect(await checkIndex()).toMatchObject({ engine: 'meilisearch', missing: 1, extra: 1, different: 0 });
    await reindex();
    expect(await drift()).toBe(0);
  });
});

describe('searching', () => {
  it('forgives mistakes and accents, knows synonyms, and narrows down', async () => {
    const moulin = await thread({ categoryId: help, title: 'Régler la mouture du moulin', body: 'Elle est trop fine pour ma cafetière italienne.', tags: ['mouture'] });
    const grinder = await thread({ categoryId: help, title: 'My grinder is too loud', body: 'It wakes everybody in the house.' });
    await settle();
    for (const q of ['cafetiere', 'cafteière', 'moulni', 'mouture -grinder', '"mouture du moulin"', 'mouture tag:mouture', 'étiquette:mouture']) expect([q, await first(q)]).toEqual([q, moulin.threadId]);
    for (const q of ['grnder', 'grinder is:unanswered', 'grinder after:2020']) expect([q, await first(q)]).toEqual([q, grinder.threadId]);
    for (const q of ['grinder is:solved', 'grinder before:2020', '"grinder loud"', 'grinder -loud']) expect([q, await first(q)]).toEqual([q, undefined]);
    expect((await asVisitor('moulin')).threads).toHaveLength(1);
    await addSearchSynonym(await someone('manager'), synonymInput.parse({ word: 'moulin', other: 'grinder' }));
    await settle();
    expect((await asVisitor('moulin')).threads.map((hit) => hit.thread.id).sort()).toEqual([moulin.threadId, grinder.threadId].sort());
    expect((await similarThreads(visitor, { title: 'why is my grinder loud' }))[0]?.id).toBe(grinder.threadId);
  });

  it('shows what was hidden a moment ago to nobody, before the index knows', async () => {
    const { postId, author } = await thread({ categoryId: help, title: 'A fleeting thingummy' });
    await settle();
    expect((await asVisitor('thingummy')).counts.threads.n).toBe(1);
    await removePost(author, { postId });
    const { engine, threads, counts } = await asVisitor('thingummy');
    expect([engine, threads, counts.threads.n]).toEqual(['meilisearch', [], 0]);
    await settle();
  });
});

describe.skipIf(real)('trouble (F11)', () => {
  const posted = async (title: string) => (await thread({ categoryId: help, title })).threadId;

  it.each(['away', 'slow'] as const)('%s: the database answers without waiting for it, posting goes on, staff alone are told, and it catches up', async (mood) => {
    await settle();
    fake.mood = mood;
    const answered = await asVisitor('percolator');
    expect([answered.engine, answered.threads.length, answered.fellBack]).toEqual(['postgresql', 1, false]);
    expect((await search(await someone('moderator'), { q: 'percolator' })).fellBack).toBe(true);
    expect(await getSearchEngine(await someone('manager'))).toMatchObject({ engine: 'meilisearch', trouble: expect.objectContaining({ said: expect.any(String) }) });

    // It is left alone for a while: the next search does not wait for it.
    const asked = fake.requests.length;
    await asVisitor('percolator');
    expect(fake.requests.length).toBe(asked);

    const threadId = await posted(`Written while it was ${mood}, the whatchamacallit`);
    await deliverOnce(searchSubscribers);
    if (mood === 'away') await expect(tellMeilisearch()).rejects.toThrow();
    expect(await first('whatchamacallit')).toBe(threadId);

    fake.mood = 'well';
    await settle();
    setClock(() => new Date(Date.now() + 11_000)); // rested
    const again = await asVisitor('whatchamacallit');
    expect([again.engine, again.threads[0]?.thread.id, await drift()]).toEqual(['meilisearch', threadId, 0]);
    expect((await getSearchEngine(await someone('manager'))).trouble).toBeNull();
    await removePost(await someone('moderator'), { postId: again.threads[0]!.postId });
    await settle();
  });

  it('wiped: the database answers, and the index is filled again', async () => {
    fake.wipe();
    expect((await asVisitor('percolator')).threads).toHaveLength(1);
    noteAnswer();
    await lookAfterIndex();
    await settle();
    const { engine, threads } = await asVisitor('percolator');
    expect([engine, threads.length, await drift()]).toEqual(['meilisearch', 1, 0]);
  });

  it('wiped and made anew without documents: the same', async () => {
    fake.wipe();
    await meilisearch()!.client.createIndex('parvis_posts', { primaryKey: 'id' }).waitTask();
    expect(await asVisitor('percolator')).toMatchObject({ engine: 'postgresql', threads: [{}] });
    noteAnswer();
    await lookAfterIndex();
    await settle();
    expect([(await asVisitor('percolator')).engine, await drift()]).toEqual(['meilisearch', 0]);
  });

  it('a wrong key is trouble as well', async () => {
    useMeilisearch({ url: fake.url, key: 'wrong' });
    expect(await asVisitor('percolator')).toMatchObject({ engine: 'postgresql', threads: [{}] });
    useMeilisearch(fake);
  });
});

describe('without Meilisearch', () => {
  it('there is nothing to note, and nothing ever drifts', async () => {
    useMeilisearch(null);
    await thread({ categoryId: help, title: 'Only for the database' });
    await deliverOnce(searchSubscribers);
    expect(await db.searchPending.count()).toBe(0);
    expect(await checkIndex()).toMatchObject({ engine: 'postgresql', missing: 0, extra: 0, different: 0 });
    expect((await reindex()).engine).toBe('postgresql');
    expect(await getSearchEngine(await someone('manager'))).toEqual({ engine: 'postgresql', pending: 0, trouble: null });
  });
});
