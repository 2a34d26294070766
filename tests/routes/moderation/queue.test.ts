import { beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { db } from '~/platform/db/index.server';
import { loader as editPage } from '../../../app/routes/community/edit';
import { loader as threadPage } from '../../../app/routes/community/thread';
import { loader as alerts } from '../../../app/routes/resources/alerts';
import { threadPath } from '~/domains/threads';
import { reportPost as reporting, setReviewScope, undoDecision } from '~/domains/moderation/index.server';
import { action as reportPost, loader as reportPage } from '../../../app/routes/community/report-post';
import { action as reportMember } from '../../../app/routes/community/report-member';
import { loader as statementPage } from '../../../app/routes/member/statement';
import { loader as statementsPage } from '../../../app/routes/member/statements';
import { action as claim } from '../../../app/routes/moderation/claim';
import { action as decision } from '../../../app/routes/moderation/decision';
import { action as itemAction, loader as itemPage } from '../../../app/routes/moderation/item';
import { loader as queuePage } from '../../../app/routes/moderation/queue';
import { useDatabase } from '../../setup/database';
import { isShown, itemOf, reported, trusted } from '../../domains/moderation/world';
import { answer, category, someone, thread } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();

const SITE = 'http://localhost:3000';
const get = (path: string) => new Request(SITE + path);
const post = (path: string, fields: Record<string, string>, headers: HeadersInit = {}) => new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields), headers });

let moderator: MemberActor;
let colleague: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  moderator = await someone('moderator');
  colleague = await someone('moderator', { displayName: 'Claire' });
});

interface Opened {
  title: string;
  pane: { token: number | null; item: { claim: { mine: boolean; by: { displayName: string | null } } | null; decision: { id: string } | null }; notes: { text: string }[]; words: { version: number } | null };
  facts: string;
  likely: string;
  queue: { items: { id: string; state: string }[]; count: { open: number } };
}
const open = async (itemId: string, actor: MemberActor, query = '') =>
  (await (await call(itemPage, get(`/moderation/${itemId}${query}`), { params: { id: itemId }, actor })).json()) as Opened;
const send = (itemId: string, actor: MemberActor, fields: Record<string, string>) => call(itemAction, post(`/moderation/${itemId}`, fields), { params: { id: itemId }, actor });

describe('the report forms', () => {
  it('show reasons, keep what was written when none was chosen, and lead back with thanks', async () => {
    const { threadId } = await thread();
    const { postId } = await answer(threadId);
    const member = await someone();
    const at = { params: { id: postId }, actor: member };
    const shown = (await (await call(reportPage, get(`/p/${postId}/report`), at)).json()) as { reasons: { id: string }[]; words: string };
    expect(shown.reasons.length).toBeGreaterThanOrEqual(5);
    expect(shown.words).toContain('brush it dry');
    const refused = await call(reportPost, post(`/p/${postId}/report`, { note: 'Look at it' }), at);
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { reasonId: [expect.any(String)] } }, values: { note: 'Look at it' } }]);
    const done = await call(reportPost, post(`/p/${postId}/report`, { reasonId: 'spam', note: 'Look at it', wantsOutcome: 'on' }), at);
    expect([done.status, done.headers.get('Location')]).toEqual([303, `/p/${postId}`]);
    expect(await db.report.findMany({ where: { reporterId: member.id } })).toMatchObject([{ reasonId: 'spam', note: 'Look at it', wantsOutcome: true }]);
  });

  it('lead on to what is still there when the last report hid the post', async () => {
    const place = await thread({});
    const { postId } = await answer(place.threadId);
    const by = async (id: string) => call(reportPost, post(`/p/${id}/report`, { reasonId: 'unkind' }), { params: { id }, actor: await trusted() });
    expect((await by(postId)).headers.get('Location')).toBe(`/p/${postId}`);
    const last = await by(postId);
    expect([await isShown(postId), last.headers.get('Location')]).toEqual([false, threadPath({ id: place.threadId, slug: place.slug })]);
    await by(place.postId);
    const question = await by(place.postId);
    expect([await isShown(place.postId), question.headers.get('Location')]).toEqual([false, '/']);
  });

  it('are not for visitors, nor for what is one’s own', async () => {
    const { postId, author } = await thread();
    expect((await call(reportPage, get(`/p/${postId}/report`), { params: { id: postId } })).headers.get('Location')).toMatch(/^\/sign-in/);
    expect((await call(reportPage, get(`/p/${postId}/report`), { params: { id: postId }, actor: author })).status).toBe(403);
    expect((await call(reportPost, post(`/p/${postId}/report`, { reasonId: 'spam' }), { params: { id: postId }, actor: author })).status).toBe(422);
  });

  it('report a profile, without asking for the outcome', async () => {
    const [member, reporter] = [await someone(), await someone()];
    const done = await call(reportMember, post(`/m/${member.username}/report`, { reasonId: 'spam', note: '' }), { params: { username: member.username }, actor: reporter });
    expect([done.status, done.headers.get('Location')]).toEqual([303, `/m/${member.username}`]);
    expect(await db.report.findMany({ where: { itemId: await itemOf(member.id) } })).toMatchObject([{ reporterId: reporter.id, wantsOutcome: false, note: null }]);
  });
});

describe('the queue', () => {
  it('counts in its title, keeps its filter in its addresses, and is for moderators', async () => {
    const { itemId, reporter } = await reported();
    const read = async (query: string) => (await (await call(queuePage, get(`/moderation${query}`), { actor: moderator })).json()) as Opened & { queue: { query: string } };
    const all = await read('');
    expect(all.title).toMatch(new RegExp(`^\\(${all.queue.count.open}\\) `));
    expect(all.queue.items.map(({ id }) => id)).toContain(itemId);
    const profiles = await read('?kind=reported_member&language=');
    expect([profiles.queue.query, profiles.queue.items.map(({ id }) => id).includes(itemId)]).toEqual(['?kind=reported_member', false]);
    expect((await read('?kind=nonsense')).queue.query).toBe('');
    expect((await call(queuePage, get('/moderation'), { actor: reporter })).status).toBe(404);
  });
});

describe('an item', () => {
  it('is claimed by opening it, seen as taken by a colleague, and can be taken over, left and renewed', async () => {
    const { itemId } = await reported();
    const { pane, likely, facts } = await open(itemId, moderator);
    expect([pane.item.claim?.mine, likely]).toEqual([true, 'spam']);
    expect(facts).toContain('How do I clean the grinder?');
    const theirs = await open(itemId, colleague);
    expect([theirs.pane.token, theirs.pane.item.claim?.mine]).toEqual([null, false]);

    expect((await send(itemId, colleague, { form: 'take' })).status).toBe(303);
    const stale = await send(itemId, moderator, { form: 'decide', decision: 'keep', token: String(pane.token) });
    expect([stale.status, JSON.stringify(await stale.json())]).toEqual([409, expect.stringContaining('Claire')]);

    // What was typed comes back with the refusal, and goes along when the item is taken back.
    const typed = { facts: 'A long explanation that took ten minutes.', reasonId: 'spam' };
    expect(await (await send(itemId, moderator, { form: 'decide', decision: 'remove', token: String(pane.token), ...typed })).json()).toMatchObject({ values: { ...typed, form: 'decide' } });
    const back = await send(itemId, moderator, { form: 'take', ...typed });
    expect([back.status, await back.json()]).toEqual([200, { values: { ...typed, form: 'decide' } }]);
    expect((await send(itemId, colleague, { form: 'take' })).status).toBe(303);

    const { token } = (await open(itemId, colleague)).pane;
    const beat = (actor: MemberActor, fields: Record<string, string>) => call(claim, post(`/moderation/${itemId}/claim`, fields, { Accept: 'application/json' }), { params: { id: itemId }, actor });
    expect((await beat(colleague, { token: String(token) })).status).toBe(200);
    expect((await beat(moderator, { token: String(pane.token) })).status).toBe(409);
    expect((await beat(colleague, { _method: 'delete' })).status).toBe(200);
    expect((await open(itemId, moderator)).pane.token).not.toBeNull();
  });

  it('is decided in one step to the next, and the decision taken back', async () => {
    const { itemId, postId } = await reported();
    await reported();
    const { pane, facts } = await open(itemId, moderator);
    const order = { form: 'decide', decision: 'remove', token: String(pane.token), reasonId: 'spam' };
    const refused = await send(itemId, moderator, { ...order, facts: ' ' });
    expect([refused.status, await refused.json()]).toMatchObject([422, { problem: { fields: { facts: [expect.any(String)] } } }]);
    const done = await send(itemId, moderator, { ...order, facts });
    expect([done.status, done.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/moderation\/\w+$/)]);
    expect(done.headers.get('Location')).not.toContain(itemId);
    expect(await isShown(postId)).toBe(false);
    const decisionId = (await open(itemId, colleague)).pane.item.decision?.id ?? '';
    const undo = (fields: Record<string, string>) => call(decision, post(`/moderation/${itemId}/decision/${decisionId}`, fields), { params: { id: itemId, decision: decisionId }, actor: moderator });
    await undo({});
    expect(await isShown(postId)).toBe(false);
    expect((await undo({ _method: 'delete' })).headers.get('Location')).toBe(`/moderation/${itemId}`);
    expect(await isShown(postId)).toBe(true);
  });

  it('is changed, moved and tagged by the fields of the same form, and marked for whoever is asked for a change', async () => {
    const elsewhere = await category();
    const made = await thread({ tags: ['grinder'] });
    await reporting(await someone(), { postId: made.postId, reasonId: 'other', note: '', wantsOutcome: false });
    const itemId = await itemOf(made.postId);
    const press = async (decision: string, fields: Record<string, string>) => {
      const { pane, facts } = await open(itemId, moderator);
      const all = { title: 'How do I clean the grinder?', body: 'It squeaks since yesterday morning.', tags: 'grinder', categoryId: '', version: String(pane.words?.version) };
      const done = await send(itemId, moderator, { form: 'decide', decision, token: String(pane.token), reasonId: 'other', facts, ...all, ...fields });
      if (done.status === 303) await undoDecision(moderator, { decisionId: (await open(itemId, moderator)).pane.item.decision?.id ?? '' });
      return [done.status, done.status === 303 ? null : ((await done.json()) as { problem: { fields: object } }).problem.fields];
    };
    expect(await press('move', {})).toMatchObject([422, { categoryId: [expect.any(String)] }]);
    expect(await press('move', { categoryId: elsewhere })).toEqual([303, null]);
    expect(await press('label', { tags: 'espresso, cleaning' })).toEqual([303, null]);
    expect(await press('edit', { body: 'short' })).toMatchObject([422, { body: [expect.any(String)] }]);
    expect(await press('edit', { body: 'It squeaks, in other words, since yesterday.' })).toEqual([303, null]);
    expect(await press('lock', {})).toEqual([303, null]);

    const at = { params: { id: made.threadId, slug: made.slug }, actor: made.author };
    const asked = async () => ((await (await call(threadPage, get(`/t/${made.slug}/${made.threadId}`), at)).json()) as { asked: object[] }).asked;
    expect(await asked()).toEqual([]);
    await db.changeRequest.create({ data: { decisionId: (await db.decision.findFirstOrThrow({ where: { itemId, kind: 'lock' } })).id, postId: made.postId, threadId: made.threadId, authorId: made.author.id, askedAt: new Date(), dueAt: new Date() } });
    expect(await asked()).toMatchObject([{ postId: made.postId, number: 1, overdue: false }]);
    const edit = (await (await call(editPage, get(`/p/${made.postId}/edit`), { params: { id: made.postId }, actor: made.author })).json()) as { asked: object | null };
    expect(edit.asked).toMatchObject({ postId: made.postId });
  });

  it('counts for its reader alone: what a local moderator looks after', async () => {
    const [here, elsewhere] = [await category(), await category()];
    for (const categoryId of [here, here, elsewhere]) await reported({ categoryId });
    const local = await someone('moderator');
    await setReviewScope(await someone('manager'), { memberId: local.id, categoryIds: [here], languages: [] });
    const counted = async (actor: MemberActor) => ((await (await call(alerts, get('/resources/alerts'), { actor })).json()) as { queue?: number }).queue;
    const queue = (await (await call(queuePage, get('/moderation'), { actor: local })).json()) as Opened;
    expect([await counted(local), queue.queue.count.open, queue.title.startsWith('(2) ')]).toEqual([2, 2, true]);
    expect(await counted(moderator)).toBeGreaterThanOrEqual(3);
    expect(await counted(await someone())).toBeUndefined();
  });

  it('keeps notes between moderators', async () => {
    const { itemId, author } = await reported();
    expect((await send(itemId, moderator, { form: 'note', text: '' })).status).toBe(422);
    expect((await send(itemId, moderator, { form: 'note', text: 'Seen this before.' })).status).toBe(303);
    expect((await open(itemId, colleague)).pane.notes.map(({ text }) => text)).toEqual(['Seen this before.']);
    expect((await call(itemPage, get(`/moderation/${itemId}`), { params: { id: itemId }, actor: author })).status).toBe(404);
  });
});

describe('statements', () => {
  it('are read by their member once told, and by no other member', async () => {
    const { itemId, author, reporter } = await reported();
    const { pane, facts } = await open(itemId, moderator);
    await send(itemId, moderator, { form: 'decide', decision: 'remove', token: String(pane.token), reasonId: 'spam', facts });
    const { id } = await db.statement.findFirstOrThrow({ where: { memberId: author.id } });
    const read = (actor: MemberActor) => call(statementPage, get(`/statements/${id}`), { params: { id }, actor });
    expect((await read(author)).status).toBe(404);
    await db.statement.update({ where: { id }, data: { toldAt: new Date() } });
    expect(await (await read(author)).json()).toMatchObject({ statement: { id, facts, reason: 'Spam or advertising' } });
    expect((await read(reporter)).status).toBe(404);
    expect(await (await call(statementsPage, get('/statements'), { actor: author })).json()).toMatchObject({ rows: [{ id }] });
  });
});
