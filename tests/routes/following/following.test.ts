import { beforeAll, describe, expect, it } from 'vitest';
import { keepPost, noteProgress, setLevel } from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { db } from '~/platform/db/index.server';
import { loader as homeLoader } from '../../../app/routes/community/home';
import { loader as threadLoader } from '../../../app/routes/community/thread';
import { loader as unreadLoader } from '../../../app/routes/community/unread';
import { action as bookmarkAction, loader as bookmarkLoader } from '../../../app/routes/member/bookmark';
import { loader as bookmarksLoader } from '../../../app/routes/member/bookmarks';
import { loader as followingLoader } from '../../../app/routes/member/following';
import { action as pressAction } from '../../../app/routes/resources/bookmark-post';
import { action as dismissalAction } from '../../../app/routes/resources/dismissal';
import { action as levelAction } from '../../../app/routes/resources/level';
import { action as readingAction, loader as readingLoader } from '../../../app/routes/resources/reading';
import { useDatabase } from '../../setup/database';
import { reply, someone, thread } from '../../domains/threads/world';
import { call } from '../context';

useDatabase();
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
});

const SITE = 'http://localhost:3000';
const post = (path: string, fields: Record<string, string>) =>
  new Request(SITE + path, { method: 'POST', body: new URLSearchParams(fields), headers: { Referer: `${SITE}/from` } });
const get = (path: string) => new Request(SITE + path);
const flashOf = (response: Response): { key: string; undo?: { action: string; values?: Record<string, string> } } => {
  const [value = ''] = /(?<=flash=)[^;]*/.exec(response.headers.get('Set-Cookie') ?? '') ?? [];
  return JSON.parse(decodeURIComponent(escape(Buffer.from(decodeURIComponent(value), 'base64').toString('latin1')))) as { key: string; undo?: { action: string; values?: Record<string, string> } };
};

async function followed(member: MemberActor) {
  const made = await thread({ kind: 'discussion' });
  await noteProgress(member, { threadId: made.threadId, number: 1, ms: 0 });
  await setLevel(member, { kind: 'thread', targetId: made.threadId, level: 'following' });
  await reply(made.threadId);
  return made;
}

describe('the form of a level', () => {
  const press = async (kind: string, id: string, level: string, actor?: MemberActor) =>
    call(levelAction, post(`/levels/${kind}/${id}`, { level }), { params: { kind, id }, actor });

  it('goes back with a sentence, refuses what is no level, and asks visitors to sign in', async () => {
    const { threadId, author } = await thread();
    const member = await someone();
    const done = await press('thread', threadId, 'watching', member);
    expect([done.status, done.headers.get('Location'), flashOf(done).key]).toEqual([303, '/from', 'flash.level.watching']);
    expect(flashOf(await press('member', author.id, 'following', member)).key).toBe('flash.level.member.following');
    expect(flashOf(await press('thread', threadId, 'loud', member)).key).toBe('errors.notFound');
    expect(flashOf(await press('member', member.id, 'following', member)).key).toBe('errors.notYourself');
    expect((await press('thread', threadId, 'watching')).headers.get('Location')).toMatch(/^\/sign-in/);
    expect(await db.follow.count({ where: { memberId: member.id } })).toBe(2);
  });
});

describe('the report of a page', () => {
  it('moves the position, by the script and without it', async () => {
    const { threadId } = await thread({ kind: 'discussion' });
    await reply(threadId);
    const member = await someone();
    const at = { params: { id: threadId }, actor: member };
    const path = `/threads/${threadId}/reading`;
    const reported = await call(readingAction, post(path, { _method: 'put', number: '2', ms: '1000' }), at);
    expect([reported.status, await reported.text()]).toEqual([204, '']);
    const dot = await call(readingLoader, get(`${path}?to=1`), at);
    expect([dot.status, dot.headers.get('Content-Type')]).toEqual([200, 'image/gif']);
    expect(await db.reading.findMany({ where: { memberId: member.id } })).toMatchObject([{ lastReadNumber: 2, readMs: 1000 }]);
    expect((await call(readingAction, post(path, { number: 'far' }), at)).status).toBe(303);
    expect((await call(readingLoader, get(`${path}?to=1`), { params: { id: threadId } })).status).toBe(200);
    expect(await db.reading.count()).toBe(1);
  });
});

describe('pages', () => {
  it('mark what is unread in lists, lead to the first, and offer to go there', async () => {
    const member = await someone();
    const { threadId, slug } = await followed(member);
    const unread = (await (await call(unreadLoader, get('/unread'), { actor: member })).json()) as { list: { rows: { id: string }[]; reading: object }; unread: number };
    expect(unread).toMatchObject({ list: { rows: [{ id: threadId }], reading: { [threadId]: { unread: 1, first: 2 } } }, unread: 1 });
    const home = await (await call(homeLoader, get('/'), { actor: member })).json();
    expect(home).toMatchObject({ marks: { [threadId]: { unread: 1 } }, unread: 1, mine: null });
    const page = await (await call(threadLoader, get(`/t/${slug}/${threadId}`), { params: { slug, id: threadId }, actor: member })).json();
    expect(page).toMatchObject({ reading: { lastRead: 1, unread: 1, first: 2, level: 'following' } });
    const visited = await (await call(homeLoader, get('/'))).json();
    expect(visited).toMatchObject({ marks: {}, unread: 0, member: false });
  });

  it('show members what is new to them, and everything where they ask for it', async () => {
    const member = await someone();
    const { threadId } = await thread();
    const mine = (await (await call(homeLoader, get('/new'), { actor: member })).json()) as { list: null; mine: { rows: { id: string }[] } };
    expect(mine.list).toBeNull();
    expect(mine.mine.rows.map((row) => row.id)).toContain(threadId);
    await noteProgress(member, { threadId, number: 1, ms: 0 });
    const after = (await (await call(homeLoader, get('/new'), { actor: member })).json()) as { mine: { rows: { id: string }[] } };
    expect(after.mine.rows.map((row) => row.id)).not.toContain(threadId);
    const all = (await (await call(homeLoader, get('/new?all=1'), { actor: member })).json()) as { list: { rows: { id: string }[] }; mine: null };
    expect(all.list.rows.map((row) => row.id)).toContain(threadId);
  });

  it('leave out what is muted', async () => {
    const member = await someone();
    const { threadId } = await thread();
    await setLevel(member, { kind: 'thread', targetId: threadId, level: 'muted' });
    const home = (await (await call(homeLoader, get('/'), { actor: member })).json()) as { list: { rows: { id: string }[] } };
    expect(home.list.rows.map((row) => row.id)).not.toContain(threadId);
    const follows = await (await call(followingLoader, get('/settings/following'), { actor: member })).json();
    expect(follows).toMatchObject({ follows: { threads: { rows: [{ thread: { id: threadId }, level: 'muted' }] } } });
  });
});

describe('dismissing', () => {
  it('can be undone by what the sentence offers', async () => {
    const member = await someone();
    await followed(member);
    const unread = async () => ((await (await call(unreadLoader, get('/unread'), { actor: member })).json()) as { unread: number }).unread;
    const done = await call(dismissalAction, post('/unread/dismissal', {}), { actor: member });
    expect(await unread()).toBe(0);
    const { undo, key } = flashOf(done);
    expect(key).toBe('flash.dismissedUnread');
    await call(dismissalAction, post(undo!.action, { _method: 'delete' }), { actor: member });
    expect(await unread()).toBe(1);
    expect(flashOf(await call(dismissalAction, post('/new/dismissal', {}), { actor: member })).undo?.action).toMatch(/^\/new\/dismissal\?at=/);
    expect(flashOf(await call(dismissalAction, post('/new/dismissal?at=soon', { _method: 'delete' }), { actor: member })).key).toBe('errors.notFound');
  });
});

describe('bookmarks', () => {
  it('are kept by one press, which leaves a note alone, and dropped by another', async () => {
    const { postId } = await thread();
    const member = await someone();
    const press = (fields: Record<string, string>) => call(pressAction, post(`/posts/${postId}/bookmark`, fields), { params: { id: postId }, actor: member });
    expect(flashOf(await press({})).key).toBe('flash.bookmarked');
    const remindAt = new Date(Date.now() + 86_400_000);
    await keepPost(member, { postId, note: 'Mine', remindAt });
    await press({});
    expect(await db.bookmark.findMany({ where: { memberId: member.id } })).toMatchObject([{ note: 'Mine' }]);
    const { key, undo } = flashOf(await press({ _method: 'delete' }));
    expect({ key, undo }).toMatchObject({ key: 'flash.bookmarkDropped', undo: { action: `/posts/${postId}/bookmark` } });
    expect(await db.bookmark.count({ where: { memberId: member.id } })).toBe(0);
    await press(undo?.values ?? {});
    expect(await db.bookmark.findMany({ where: { memberId: member.id } })).toMatchObject([{ note: 'Mine', remindAt }]);
  });

  it('are kept again without a reminder that has gone by meanwhile', async () => {
    const { postId } = await thread();
    const member = await someone();
    await call(pressAction, post(`/posts/${postId}/bookmark`, { note: 'Mine', remindAt: '2001-01-01T09:00:00.000Z' }), { params: { id: postId }, actor: member });
    expect(await db.bookmark.findMany({ where: { memberId: member.id } })).toMatchObject([{ note: 'Mine', remindAt: null }]);
  });

  it('get a note and a reminder by the member’s clock; what does not fit comes back', async () => {
    const { postId } = await thread();
    const member = { ...(await someone()), timeZone: 'Europe/Paris' };
    const at = { params: { id: postId }, actor: member };
    const send = (fields: Record<string, string>) => call(bookmarkAction, post(`/p/${postId}/bookmark`, fields), at);
    const year = new Date().getUTCFullYear() + 1;
    expect((await send({ note: 'Look again', remind: 'at', at: `${year}-07-01T09:00` })).headers.get('Location')).toBe('/bookmarks');
    expect(await db.bookmark.findMany({ where: { memberId: member.id } })).toMatchObject([{ note: 'Look again', remindAt: new Date(`${year}-07-01T07:00:00Z`) }]);
    const shown = await (await call(bookmarkLoader, get(`/p/${postId}/bookmark`), at)).json();
    expect(shown).toMatchObject({ kept: true, note: 'Look again', at: `${year}-07-01T09:00` });
    const refused = await send({ note: 'x'.repeat(201), remind: 'at', at: '2001-01-01T09:00' });
    expect(refused.status).toBe(422);
    expect((await send({ note: '', remind: 'at', at: '' })).status).toBe(422);
    const list = await (await call(bookmarksLoader, get('/bookmarks'), { actor: member })).json();
    expect(list).toMatchObject({ rows: [{ postId, note: 'Look again' }] });
  });
});
