import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { readFlash } from '~/http/flash.server';
import { db } from '~/platform/db/index.server';
import { action as batch } from '../../../app/routes/moderation/batch';
import { action as bulkAction, loader as bulkPage } from '../../../app/routes/moderation/bulk';
import { action as decideAction } from '../../../app/routes/moderation/decide';
import { action as filter } from '../../../app/routes/moderation/filter';
import { action as filters } from '../../../app/routes/moderation/filters';
import { action as itemAction, loader as itemPage } from '../../../app/routes/moderation/item';
import { loader as queuePage } from '../../../app/routes/moderation/queue';
import { useDatabase } from '../../setup/database';
import { isShown, reported } from '../../domains/moderation/world';
import { category, someone } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

const SITE = 'http://localhost:3000';
const get = (path: string) => new Request(SITE + path);
const post = (path: string, fields: Record<string, string> | [string, string][]) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields) });

let moderator: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  moderator = await someone('moderator');
});

interface Queue {
  queue: { items: { id: string }[]; query: string; saved: { id: string; name: string }[]; undoable: { decisionId: string; batchId: string | null; n: number }[] };
  facts: string;
}
const read = async (query = '') => (await (await call(queuePage, get(`/moderation${query}`), { actor: moderator })).json()) as Queue;

it('ready words go into the form without a script, and what was typed stays', async () => {
  const { itemId } = await reported();
  const at = { params: { id: itemId }, actor: moderator };
  const { facts } = (await (await call(itemPage, get(`/moderation/${itemId}`), at)).json()) as Queue;
  const insert = async (typed: string) => {
    const answered = await call(itemAction, post(`/moderation/${itemId}`, { form: 'decide', decision: 'remove', token: '1', reasonId: 'unkind', facts: typed, canned: 'people' }), at);
    return [answered.status, ((await answered.json()) as { values: { facts: string } }).values.facts] as const;
  };
  const ready = expect.stringMatching(/^Hello .+ The rule: We speak about matters/);
  expect(await insert(facts)).toEqual([200, ready]);
  const [, kept] = await insert('I read it twice.');
  expect([kept.slice(0, 18), kept.slice(18)]).toEqual(['I read it twice.\n\n', ready]);
  expect(await db.decision.count({ where: { itemId } })).toBe(0);
});

it('filters are kept under a name, offered above the list, and forgotten', async () => {
  const saved = await call(filters, post('/moderation/filters', { name: 'French spam', query: 'reasonId=spam&language=fr', shared: 'on' }), { actor: moderator });
  expect(saved.headers.get('Location')).toBe('/moderation?language=fr&reasonId=spam');
  const { queue } = await read('?language=fr&reasonId=spam');
  expect([queue.query, queue.saved]).toMatchObject(['?language=fr&reasonId=spam', [{ name: 'French spam' }]]);
  const refused = await call(filters, post('/moderation/filters?kind=appeal', { name: 'French spam', query: 'kind=appeal', shared: 'on' }), { actor: moderator });
  expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { name: [expect.stringContaining('“French spam”')] } }, values: { name: 'French spam', shared: 'on' } }]);
  for (const name of [' ', 'x'.repeat(41)]) {
    const answered = await call(filters, post('/moderation/filters', { name, query: 'kind=appeal' }), { actor: moderator });
    expect([answered.status, await answered.json()]).toMatchObject([422, { problem: { fields: { name: [expect.any(String)] } }, values: { name } }]);
  }
  const id = queue.saved[0]!.id;
  const gone = await call(filter, post(`/moderation/filters/${id}`, { _method: 'delete' }), { params: { filter: id }, actor: moderator });
  expect((await read()).queue.saved).toEqual([]);
  const carried = await readFlash(new Request(SITE, { headers: { Cookie: gone.headers.get('Set-Cookie')!.split(';')[0]! } }));
  const undo = carried!.flash.undo!;
  await call(filters, post(undo.action, undo.values!), { actor: moderator });
  expect((await read()).queue.saved).toMatchObject([{ name: 'French spam', query: 'language=fr&reasonId=spam', shared: true }]);
});

it('a decision stays within reach on every page of the queue, and what was decided together is taken back together', async () => {
  const categoryId = await category();
  const [one, two, left] = await Promise.all([reported({ categoryId }), reported({ categoryId }), reported({ categoryId })]);
  const path = `/moderation/bulk?categoryId=${categoryId}`;
  expect(await (await call(bulkPage, get(path), { actor: moderator })).json()).toMatchObject({ preview: { items: [{}, {}, {}], authors: 3 }, query: `?categoryId=${categoryId}` });
  const ticked: [string, string][] = [['itemIds', one.itemId], ['itemIds', two.itemId], ['reasonId', 'spam'], ['facts.en', 'Advertising.']];
  const refused = await call(bulkAction, post(path, [...ticked, ['decision', 'remove'], ['facts.fr', '']]), { actor: moderator });
  expect(refused.status).toBe(422);
  const done = await call(bulkAction, post(path, [...ticked, ['decision', 'remove'], ['facts.fr', 'Publicité.']]), { actor: moderator });
  expect([done.status, done.headers.get('Location')]).toEqual([303, `/moderation?categoryId=${categoryId}`]);
  expect(await Promise.all([one, two, left].map(({ postId }) => isShown(postId)))).toEqual([false, false, true]);
  const [undoable] = (await read()).queue.undoable;
  expect(undoable).toMatchObject({ n: 2 });
  const undone = await call(batch, post(`/moderation/bulk/${undoable!.batchId}?categoryId=${categoryId}`, { _method: 'delete' }), { params: { batch: undoable!.batchId! }, actor: moderator });
  expect(undone.headers.get('Location')).toBe(`/moderation?categoryId=${categoryId}`);
  expect(await isShown(one.postId)).toBe(true);

  await call(bulkAction, post(path, [['itemIds', one.itemId], ['reasonId', 'spam'], ['facts.en', 'x'], ['facts.fr', ''], ['decision', 'keep']]), { actor: moderator });
  expect(await db.decision.findFirst({ where: { itemId: one.itemId, undoneAt: null } })).toMatchObject({ kind: 'keep', reasonId: null, facts: '' });
});

it('what is decided together with nothing ticked comes back with all that was typed, and all are ticked by one press', async () => {
  const categoryId = await category();
  const { itemId } = await reported({ categoryId });
  const path = `/moderation/bulk?categoryId=${categoryId}`;
  const typed = { reasonId: 'spam', 'facts.en': 'Mine.', 'facts.fr': 'À moi.' };
  const send = async (more: Record<string, string>) => {
    const answered = await call(bulkAction, post(path, { ...typed, ...more }), { actor: moderator });
    return [answered.status, await answered.json()] as const;
  };
  for (const decision of ['keep', 'remove']) {
    expect(await send({ decision })).toMatchObject([422, { problem: { fields: { itemIds: ['Please tick at least one.'] } }, values: { ...typed, decision } }]);
  }
  expect(await send({ tick: 'all' })).toEqual([200, { values: { ...typed, tick: 'all' } }]);
  expect(await db.decision.count({ where: { itemId } })).toBe(0);
});

it('nobody is told of reports that were not made', async () => {
  const categoryId = await category();
  const { itemId } = await reported({ categoryId });
  const begun = async () => ((await (await call(bulkPage, get(`/moderation/bulk?categoryId=${categoryId}`), { actor: moderator })).json()) as { facts: { en: string } }).facts.en;
  expect(await begun()).toMatch(/reported/);
  await db.report.deleteMany({ where: { itemId } });
  expect(await begun()).toMatch(/^We read this/);
});

it('a page that is read ahead claims nothing, and a decision brings the claim of the next along', async () => {
  const [one, two] = [await reported(), await reported()];
  const at = (itemId: string) => ({ params: { id: itemId }, actor: moderator });
  const ahead = await call(itemPage, new Request(`${SITE}/moderation/${two.itemId}`, { headers: { Purpose: 'prefetch' } }), at(two.itemId));
  expect(await ahead.json()).toMatchObject({ pane: { token: -1, item: { claim: null } } });
  expect(await db.reviewItem.findUnique({ where: { id: two.itemId } })).toMatchObject({ leaseHolderId: null });

  const { pane } = (await (await call(itemPage, get(`/moderation/${one.itemId}`), at(one.itemId))).json()) as { pane: { token: number } };
  const own = await call(itemPage, new Request(`${SITE}/moderation/${one.itemId}`, { headers: { Purpose: 'prefetch' } }), at(one.itemId));
  expect(await own.json()).toMatchObject({ pane: { token: -1, item: { claim: { mine: true } } } });
  const send = async (itemId: string, token: number) => {
    const request = new Request(`${SITE}/moderation/${itemId}/decision`, { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams({ form: 'decide', decision: 'keep', token: String(token) }) });
    const answered = await call(decideAction, request, at(itemId));
    return [answered.status, (await answered.json()) as { nextId: string | null; token: number | null }] as const;
  };
  expect((await send(two.itemId, -1))[0]).toBe(422);
  const [status, next] = await send(one.itemId, pane.token);
  expect([status, next]).toEqual([200, { nextId: expect.any(String), token: expect.any(Number), until: expect.any(Number) }]);
  expect(await db.reviewItem.findUnique({ where: { id: next.nextId! } })).toMatchObject({ leaseHolderId: moderator.id, leaseToken: next.token });
  expect((await send(next.nextId!, next.token!))[0]).toBe(200);
});
