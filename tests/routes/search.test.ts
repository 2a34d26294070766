import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '~/domains/identity';
import { searchSubscribers } from '~/domains/search/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import * as permalink from '~/routes/community/permalink';
import * as searchPage from '~/routes/community/search';
import * as threadById from '~/routes/community/thread-by-id';
import * as staffPage from '~/routes/staff/search';
import { category, someone, thread, visitor } from '../domains/threads/world';
import { useDatabase } from '../setup/database';
import { call } from './context';

useDatabase();

let made: Awaited<ReturnType<typeof thread>>;
let manager: Actor;

const get = (url: string) => new Request(`http://localhost:3000${url}`);
const look = async (q: string, actor: Actor = visitor) => {
  const response = await call(searchPage.loader, get(`/search?q=${encodeURIComponent(q)}`), { actor });
  return (await response.json()) as { result: { searchId: string | null; threads: unknown[]; q: string } };
};
const send = (fields: Record<string, string>, actor: Actor) =>
  call(staffPage.action, new Request('http://localhost:3000/staff/search', { method: 'POST', body: new URLSearchParams(fields), headers: { Origin: 'http://localhost:3000' } }), { actor });

beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  await deliverOnce(searchSubscribers);
  made = await thread({ categoryId: await category(), title: 'The lever of the press is loose' });
  manager = await someone('manager');
});

describe('a search', () => {
  it('is written down once, and counts what is opened by the permanent address', async () => {
    const { result } = await look('lever', await someone());
    expect([result.threads.length, typeof result.searchId]).toEqual([1, 'string']);
    const opened = await call(permalink.loader, get(`/p/${made.postId}?search=${result.searchId}`), { params: { id: made.postId } });
    expect(opened.status).toBe(302);
    expect(await db.searchQuery.findUniqueOrThrow({ where: { id: result.searchId! } })).toMatchObject({ query: 'lever', found: 1, opened: 1 });
  });

  it('bears any address', async () => {
    for (const query of ['', '?q=', '?q=a&in=nothing', `?q=${'x'.repeat(5_000)}`, '?q=%00%ff', '?in=tags']) {
      expect([query, (await call(searchPage.loader, get(`/search${query}`))).status]).toEqual([query, 200]);
    }
    expect((await call(searchPage.loader, get('/search?q=lever&in=threads&cursor=x'))).status).toBe(422);
  });
});

it('a thread that is opened while a question is written is a deflection of that member', async () => {
  const member = await someone();
  const open = (from: string, actor: Actor) => call(threadById.loader, get(`/t/${made.threadId}${from}`), { params: { id: made.threadId }, actor });
  expect([(await open('', member)).status, (await open('?from=ask', visitor)).status, await db.searchDeflection.count()]).toEqual([301, 301, 0]);
  expect([(await open('?from=ask', member)).status, (await open('?from=ask', member)).status, await db.searchDeflection.count()]).toEqual([302, 302, 1]);
});

describe('the page of staff', () => {
  it('adds a pair and takes it away, and says what is wrong with one', async () => {
    expect((await send({ word: 'lever', other: 'handle', language: 'en' }, manager)).status).toBe(303);
    const [pair] = await db.searchSynonym.findMany();
    expect(pair).toMatchObject({ word: 'handle', other: 'lever', language: 'en' });
    const refused = await send({ word: 'Lever', other: 'lever', language: '' }, manager);
    expect([refused.status, ((await refused.json()) as { problem: { fields: object } }).problem.fields]).toEqual([422, { other: [expect.any(String)] }]);
    expect((await send({ _method: 'delete', id: pair!.id }, manager)).status).toBe(303);
    expect(await db.searchSynonym.count()).toBe(0);
  });

  it('is the managers’', async () => {
    for (const actor of [await someone(), await someone('moderator')]) {
      expect((await call(staffPage.loader, get('/staff/search'), { actor })).status).toBe(404);
      expect((await send({ word: 'one', other: 'two', language: '' }, actor)).status).toBe(404);
    }
    const data = (await (await call(staffPage.loader, get('/staff/search?days=7'), { actor: manager })).json()) as { days: number; engine: object };
    expect(data).toMatchObject({ days: 7, engine: { engine: 'postgresql', pending: 0, trouble: null } });
  });
});
