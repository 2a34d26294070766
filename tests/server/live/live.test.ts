import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { roles, type Actor, type MemberActor } from '~/domains/identity';
import { endAllSessions, setRole, startSession } from '~/domains/identity/index.server';
import { writeToMember } from '~/domains/messages/index.server';
import { editCategory, forgetCategories, getCategorySource, moveThread, removePost, unlistThread } from '~/domains/threads/index.server';
import { grant } from '~/http/live/grant.server';
import { db } from '~/platform/db/index.server';
import { openLive, signal, type Live } from '~/platform/realtime/index.server';
import { live as liveRoutes } from '~/server/live.server';
import { answer, category, reply, someone, thread, visitor } from '../../domains/threads/world';
import { visit } from '../../domains/identity/people';
import { listenTo, type Listening } from '../../platform/realtime/listeners';
import { useDatabase } from '../../setup/database';

useDatabase();

let live: Live;
let server: Server;
let origin = '';
const cookies = new Map<string, string>();
const opened: Listening[] = [];

beforeAll(async () => {
  live = openLive(grant);
  const app = express().use(liveRoutes(live));
  server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await vi.waitFor(async () => {
    await signal(null, 'probe', { kind: 'probe' });
    expect(live.position()).not.toMatch(/-0$/);
  }, 5_000);
});

afterAll(async () => {
  live.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function cookieOf(actor: Actor): Promise<Record<string, string>> {
  if (actor.kind === 'visitor') return {};
  const known = cookies.get(actor.id) ?? (await startSession(actor.id, visit())).split(';')[0]!;
  cookies.set(actor.id, known);
  return { Cookie: known };
}

async function hear(actor: Actor, topics: string, headers: Record<string, string> = {}): Promise<Listening> {
  const listening = await listenTo(`${origin}/live?topics=${encodeURIComponent(topics)}`, { ...(await cookieOf(actor)), ...headers });
  opened.push(listening);
  return listening;
}

async function poll(actor: Actor, topics: string, since = ''): Promise<{ status: number; body: { position: string; signals: object[]; resync: boolean } | null }> {
  const response = await fetch(`${origin}/live/poll?topics=${encodeURIComponent(topics)}&since=${since}`, { headers: await cookieOf(actor) });
  return { status: response.status, body: response.ok ? ((await response.json()) as { position: string; signals: object[]; resync: boolean }) : null };
}

/** Everybody who may come: a visitor, the author, and one of each role. */
async function readers(author: MemberActor): Promise<[name: string, actor: Actor][]> {
  const staff: [string, Actor][] = [];
  for (const role of roles) staff.push([role, await someone(role)]);
  return [['visitor', visitor], ['author', author], ...staff];
}

describe('who may hear what', () => {
  it('follows the pages: threads by who may open them, members themselves only, staff for staff', async () => {
    const author = await someone();
    const moderator = await someone('moderator');
    const privateRoom = await category();
    const scenes = {
      open: await thread({ by: author }),
      unlisted: await thread({ by: author }),
      private: await thread({ by: author, categoryId: privateRoom }),
      deleted: await thread({ by: author }),
    };
    await unlistThread(moderator, { threadId: scenes.unlisted.threadId });
    await removePost(moderator, { postId: scenes.deleted.postId });
    await db.category.update({ where: { id: privateRoom }, data: { readBy: 'manager' } });
    forgetCategories();

    const { conversationId } = await writeToMember(moderator, { memberId: author.id, subject: 'Your photographs', body: 'May we show them?' });
    const all = await readers(author);
    const answers: Record<string, Record<string, string>> = {};
    for (const [name, actor] of all) {
      const topics = { talk: `conversation:${conversationId}`, ...Object.fromEntries(Object.entries(scenes).map(([scene, { threadId }]) => [scene, `thread:${threadId}`])), author: `member:${author.id}`, staff: 'staff', nowhere: 'thread:nowhere', nobody: 'member:nobody' };
      for (const [scene, topic] of Object.entries(topics)) {
        const [streamed, polled] = [await hear(actor, topic), await poll(actor, topic)];
        expect(streamed.status, `${name} streams as they poll ${scene}`).toBe(polled.status);
        (answers[scene] ??= {})[name] = String(streamed.status);
        streamed.leave();
      }
    }
    const only = (...names: string[]) => Object.fromEntries(all.map(([name]) => [name, names.includes(name) ? '200' : '404']));
    const everybody = only(...all.map(([name]) => name));
    const staff = ['moderator', 'manager', 'admin', 'owner'];
    expect(answers).toEqual({
      open: everybody,
      unlisted: everybody,
      private: only('manager', 'admin', 'owner'),
      deleted: only('author', ...staff),
      talk: only('author', ...staff),
      author: only('author'),
      staff: only(...staff),
      nowhere: only(),
      nobody: only(),
    });
  });

  it('is left out beside what may be heard, and lists tell of readable categories only', async () => {
    const privateRoom = await category();
    const openRoom = await category();
    const hidden = await thread({ categoryId: privateRoom });
    await db.category.update({ where: { id: privateRoom }, data: { readBy: 'manager' } });
    const [outside, inside] = await Promise.all([hear(visitor, `lists thread:${hidden.threadId} staff`), hear(await someone('manager'), `lists thread:${hidden.threadId} staff`)]);
    const at = live.position() ?? '';
    await answer(hidden.threadId, await someone('manager'));
    await signal(null, 'staff', { kind: 'queue', data: {} });
    await thread({ categoryId: privateRoom, by: await someone('manager') });
    const seen = await thread({ categoryId: openRoom });
    expect((await outside.until(1)).map(({ kind, thread: id }) => [kind, id])).toEqual([['thread', seen.threadId]]);
    expect((await inside.until(5)).map(({ kind }) => kind)).toEqual(['post', 'row', 'queue', 'thread', 'thread']);
    const { body } = await poll(visitor, `lists thread:${hidden.threadId} staff`, at);
    expect(body?.signals.map((each) => (each as { thread?: string }).thread)).toEqual([seen.threadId]);
  });

  it('is not resumed past what one may not hear', async () => {
    const at = live.position() ?? '';
    const privateRoom = await category();
    const hidden = await thread({ categoryId: privateRoom });
    await db.category.update({ where: { id: privateRoom }, data: { readBy: 'manager' } });
    await answer(hidden.threadId, await someone('manager'));
    const listening = await hear(visitor, `lists thread:${hidden.threadId}`, { 'Last-Event-ID': at });
    expect(listening.news()).toEqual([]);
  });
});

describe('a change of access', () => {
  it('ends what is heard of a thread that is moved to a private category, before its next post', async () => {
    const [from, to] = [await category(), await category({ readBy: 'manager' })];
    const { threadId } = await thread({ categoryId: from });
    const manager = await someone('manager');
    const [outside, inside] = await Promise.all([hear(visitor, `thread:${threadId} lists`), hear(manager, `thread:${threadId}`)]);
    await moveThread(manager, { threadId, categoryId: to });
    await answer(threadId, manager);
    await inside.until(2);
    await signal(null, `lists:${from}`, { kind: 'thread', data: {} });
    // What came after the answer has arrived, the answer has not.
    expect((await outside.until(1)).at(-1)?.kind).toBe('thread');
    expect(outside.kinds()).not.toContain('post');
  });

  it('ends what is heard of a category that becomes private', async () => {
    const room = await category();
    const { threadId } = await thread({ categoryId: room, kind: 'discussion' });
    const manager = await someone('manager');
    const outside = await hear(visitor, `thread:${threadId} lists`);
    const { id: categoryId, ...source } = await getCategorySource(manager, { categoryId: room });
    const { name, description, rules, colour, icon, kinds, startBy, replyBy, severalAccepted } = source;
    await editCategory(manager, { categoryId, name, description, rules, colour, icon, kinds, startBy, replyBy, severalAccepted, readBy: 'manager' });
    await reply(threadId, manager);
    const { threadId: later } = await thread({ categoryId: await category() });
    await vi.waitFor(() => expect(outside.over || outside.news().some((each) => each.thread === later)).toBe(true));
    expect(outside.kinds()).not.toContain('post');
  });

  it('ends the streams of a session that ends, and of a member who gets another role', async () => {
    const [leaver, promoted, other] = [await someone(), await someone(), await someone()];
    const listening = await Promise.all([leaver, promoted, other].map((member) => hear(member, `member:${member.id}`)));
    await endAllSessions(leaver.id);
    await vi.waitFor(() => expect(listening[0]!.over).toBe(true));
    expect([listening[1]!.over, listening[2]!.over]).toEqual([false, false]);
    await setRole(await someone('owner'), { memberId: promoted.id, role: 'moderator' });
    await vi.waitFor(() => expect(listening[1]!.over).toBe(true));
    expect(listening[2]!.over).toBe(false);
    expect((await hear(leaver, `member:${leaver.id}`)).status).toBe(404);
  });
});

describe('the addresses', () => {
  it('know nothing of topics that there are not, of too many, and of other sites', async () => {
    const ask = async (query: string, headers: Record<string, string> = {}) => (await fetch(`${origin}/live${query}`, { headers })).status;
    expect(await ask('')).toBe(404);
    expect(await ask('?topics=access')).toBe(404);
    expect(await ask('?topics=lists:abc')).toBe(404);
    expect(await ask(`?topics=${Array.from({ length: 11 }, (_, n) => `thread:${n}`).join('+')}`)).toBe(404);
    expect(await ask('/poll?topics=probe')).toBe(404);
    await category();
    expect(await ask('/poll?topics=lists', { 'Sec-Fetch-Site': 'cross-site' })).toBe(404);
    expect(await ask('/poll?topics=lists', { 'Sec-Fetch-Site': 'same-origin' })).toBe(200);
  });

  it('answer a poll with where it stands and what came since', async () => {
    const { threadId } = await thread();
    const first = await poll(visitor, `thread:${threadId}`);
    expect(first.body).toMatchObject({ signals: [], resync: false, position: expect.stringMatching(/^\d+-\d+$/) });
    const { author } = await answer(threadId);
    const second = await poll(visitor, `thread:${threadId}`, first.body!.position);
    expect(second.body!.signals).toContainEqual({ topic: `thread:${threadId}`, kind: 'post', number: 2, as: 'answer', by: author.id });
  });
});
