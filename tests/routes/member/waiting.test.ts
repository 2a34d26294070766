import { beforeAll, describe, expect, it } from 'vitest';
import { scopes, type MemberActor } from '~/domains/identity';
import { db } from '~/platform/db/index.server';
import { action as ask } from '../../../app/routes/community/ask';
import { action as comment } from '../../../app/routes/community/comment';
import { action as answerThread, loader as threadPage } from '../../../app/routes/community/thread';
import { loader as draftsPage } from '../../../app/routes/member/drafts';
import { action as withdraw, loader as waitingPage } from '../../../app/routes/member/waiting';
import { action as edit, loader as editPage } from '../../../app/routes/member/waiting-text';
import { action as item, loader as itemPage } from '../../../app/routes/moderation/item';
import { useDatabase } from '../../setup/database';
import { heard, keepRules, WORDS } from '../../domains/moderation/held-world';
import { itemOf } from '../../domains/moderation/world';
import { category, someone, thread } from '../../domains/threads/world';
import { api, tokenFor } from '../api/client';
import { call } from '../context';

process.env.SCREENING = 'on'; // read at the first post, which is below

useDatabase();

const SITE = 'http://localhost:3000';
const post = (path: string, fields: Record<string, string>) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields) });
const get = (path: string) => new Request(SITE + path);
const TEXT = `Some would call it ${WORDS.hold}, and they may be right.`;

let asked: Awaited<ReturnType<typeof thread>>;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  await keepRules();
  await heard(); // from here on moderation listens
  asked = await thread({ by: await someone('moderator') });
});

const send = (actor: MemberActor, body = TEXT, more: Record<string, string> = {}) =>
  call(answerThread, post(`/t/${asked.slug}/${asked.threadId}`, { as: 'answer', threadId: asked.threadId, body, ...more }), { params: { id: asked.threadId, slug: asked.slug }, actor });
const waitingIn = async (actor: MemberActor) => {
  const page = await call(threadPage, get(`/t/${asked.slug}/${asked.threadId}`), { params: { id: asked.threadId, slug: asked.slug }, actor });
  return ((await page.json()) as { waiting: { id: string; html: string }[] }).waiting;
};

describe('a text that waits', () => {
  it('is said to wait where its author sent it, on plain forms too, and stands at the end of the thread for them alone', async () => {
    const author = await someone();
    const sent = await send(author, TEXT, { typedMs: 'nonsense' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, `/t/${asked.slug}/${asked.threadId}#waiting`]);
    expect(sent.headers.get('Set-Cookie')).toContain('flash=');
    expect(await waitingIn(author)).toMatchObject([{ html: expect.stringContaining(WORDS.hold) as string }]);
    expect(await waitingIn(await someone())).toEqual([]);

    const begun = await call(ask, post('/ask', { kind: 'question', categoryId: await category(), title: 'Is it any good at all?', body: TEXT }), { actor: author });
    expect([begun.status, begun.headers.get('Location')]).toEqual([303, '/waiting']);
    const said = await call(comment, post(`/p/${asked.postId}/comment`, { parentId: asked.postId, body: TEXT }), { params: { id: asked.postId }, actor: author });
    expect(said.headers.get('Location')).toBe(`/t/${asked.slug}/${asked.threadId}#waiting`);
    const rows = ((await (await call(waitingPage, get('/waiting'), { actor: author })).json()) as { rows: { kind: string }[] }).rows;
    expect(rows.map(({ kind }) => kind)).toEqual(['comment', 'opening', 'answer']);
    expect(((await (await call(draftsPage, get('/drafts'), { actor: author })).json()) as { waiting: number }).waiting).toBe(3);
  });

  it('comes back with the text and why when it is refused', async () => {
    const refused = await send(await someone(), `It is ${WORDS.block} and nothing else.`);
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { body: [expect.stringContaining(WORDS.block)] } }, values: { body: expect.stringContaining('nothing else') as string } }]);
  });

  it('is changed and taken back by its author', async () => {
    const author = await someone();
    await send(author);
    const [{ id } = { id: '' }] = await waitingIn(author);
    const at = { params: { id }, actor: author };
    expect(((await (await call(editPage, get(`/waiting/${id}`), at)).json()) as { held: { source: string } }).held.source).toBe(TEXT);
    expect((await call(editPage, get(`/waiting/${id}`), { params: { id }, actor: await someone('owner') })).status).toBe(404);
    const wrong = await call(edit, post(`/waiting/${id}`, { version: '1', body: 'short' }), at);
    expect([wrong.status, ((await wrong.json()) as { values: object }).values]).toMatchObject([422, { body: 'short' }]);
    const changed = await call(edit, post(`/waiting/${id}`, { version: '1', body: `${TEXT} Or not.` }), at);
    expect([changed.status, changed.headers.get('Location')]).toEqual([303, '/waiting']);
    const back = await call(withdraw, post('/waiting', { heldId: id }), { actor: author });
    expect([back.status, back.headers.get('Location')]).toEqual([303, '/drafts']);
    expect(await waitingIn(author)).toEqual([]);
    expect((await call(editPage, get(`/waiting/${id}`), at)).headers.get('Location')).toBe('/drafts');
    expect((await call(withdraw, post('/waiting', { heldId: id }), { actor: await someone() })).status).toBe(404);
  });
});

describe('a moderator', () => {
  it('approves it with changes, and is told when they read an earlier one', async () => {
    const [author, moderator] = [await someone(), await someone('moderator')];
    await send(author);
    const [{ id: heldId } = { id: '' }] = await waitingIn(author);
    await heard();
    const id = await itemOf(heldId);
    const at = { params: { id }, actor: moderator };
    const { pane, facts } = (await (await call(itemPage, get(`/moderation/${id}`), at)).json()) as { pane: { token: number; held: { version: number } }; facts: string };
    expect(facts).toContain('before it was published');
    const order = { form: 'decide', decision: 'approve', token: String(pane.token) };
    const late = await call(item, post(`/moderation/${id}`, { ...order, version: '7' }), at);
    expect(late.status).toBe(409);
    const short = await call(item, post(`/moderation/${id}`, { ...order, version: String(pane.held.version), body: 'no' }), at);
    expect([short.status, await short.json()]).toMatchObject([422, { problem: { fields: { body: [expect.any(String)] } } }]);
    const done = await call(item, post(`/moderation/${id}`, { ...order, version: String(pane.held.version), body: 'Some would call it nice.' }), at);
    expect([done.status, (await db.heldPost.findUniqueOrThrow({ where: { id: heldId } })).edited]).toEqual([303, { title: null, source: 'Some would call it nice.' }]);
  });
});

describe('programs', () => {
  it('get 202 with what waits, list it, change it and take it back; others do not find it', async () => {
    const author = await someone();
    const [token, other] = [await tokenFor(author), await tokenFor(await someone('owner'), [...scopes])];
    const key = { headers: { 'Idempotency-Key': `held-${author.id}` } };
    const made = await api<{ id: string; version: number }>('POST', `/threads/${asked.threadId}/posts`, { token, body: { body: TEXT }, ...key });
    expect([made.status, made.headers.get('Location'), made.body.version]).toEqual([202, `/api/v1/held/${made.body.id}`, 1]);
    expect((await api<{ id: string }>('POST', `/threads/${asked.threadId}/posts`, { token, body: { body: TEXT }, ...key })).body.id).toBe(made.body.id);
    expect((await api<{ items: { id: string }[] }>('GET', '/held', { token })).body.items.map(({ id }) => id)).toEqual([made.body.id]);
    const at = `/held/${made.body.id}`;
    expect([(await api('GET', at, { token: other })).status, (await api('GET', `/posts/${made.body.id}`, { token })).status]).toEqual([404, 404]);
    const changed = await api<{ source: string }>('PATCH', at, { token, body: { body: `${TEXT} Or not.` }, headers: { 'If-Match': '"v1"' } });
    expect([changed.status, changed.headers.get('ETag'), changed.body.source]).toEqual([200, '"v2"', `${TEXT} Or not.`]);
    expect((await api('DELETE', at, { token })).status).toBe(204);
    expect((await api<{ items: unknown[] }>('GET', '/held', { token })).body.items).toEqual([]);
  });
});
