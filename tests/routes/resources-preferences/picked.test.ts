import { beforeEach, expect, it } from 'vitest';
import { getLevel, setLevel } from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { readFlash } from '~/http/flash.server';
import { lockThread, moveThread } from '~/domains/threads/index.server';
import { action } from '~/routes/resources/picked';
import { db } from '~/platform/db/index.server';
import { category, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { call } from '../context';

/** What lists do to several threads at once. */
useDatabase();

let threads: string[];
beforeEach(async () => {
  threads = [];
  for (let at = 0; at < 3; at += 1) threads.push((await thread()).threadId);
});

const send = async (actor: MemberActor | undefined, fields: Record<string, string>) => {
  const request = new Request('http://localhost:3000/threads/picked', { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' } });
  const response = await call(action, request, { actor });
  return { status: response.status, said: (await response.json().catch(() => null)) as { n: number; left?: number } | null };
};
const levelsOf = (actor: MemberActor) => Promise.all(threads.map((targetId) => getLevel(actor, { kind: 'thread', targetId })));

it('follows threads, counts those that are not there, and puts each back to what it was', async () => {
  const member = await someone();
  await setLevel(member, { kind: 'thread', targetId: threads[0]!, level: 'muted' });
  await setLevel(member, { kind: 'thread', targetId: threads[1]!, level: 'following' });
  expect((await send(member, { act: 'following', ids: [...threads, 'nothere'].join(' ') })).said).toEqual({ n: 2, left: 1 });
  expect(await levelsOf(member)).toEqual(['following', 'following', 'following']);
  await send(member, { _method: 'delete', act: 'following', ids: `${threads[0]}:muted ${threads[2]}:normal` });
  expect(await levelsOf(member)).toEqual(['muted', 'following', 'normal']);
});

it('takes back without leaving a choice where there was none, or one for what came by itself', async () => {
  const asker = await someone();
  const { threadId: own } = await thread({ by: asker });
  const other = threads[0]!;
  const rows = async () => (await db.follow.findMany({ where: { memberId: asker.id }, orderBy: { targetId: 'asc' } })).map(({ targetId, level, chosen }) => ({ targetId, level, chosen }));
  await db.follow.create({ data: { memberId: asker.id, targetKind: 'thread', targetId: own, level: 'watching', chosen: false, updatedAt: new Date() } });
  const before = await rows();
  const request = new Request('http://localhost:3000/threads/picked', { method: 'POST', body: new URLSearchParams({ act: 'muted', ids: `${own} ${other}` }) });
  const [cookie] = (await call(action, request, { actor: asker })).headers.get('Set-Cookie')!.split(';');
  const { undo } = (await readFlash(new Request('http://localhost:3000/', { headers: { Cookie: cookie! } })))!.flash;
  expect((await rows()).map(({ level }) => level)).toEqual(['muted', 'muted']);
  expect((await send(asker, { _method: 'delete', ...undo!.values })).said).toEqual({ n: 2 });
  expect(await rows()).toEqual(before);
});

it('locks for staff only, passes over what is locked, and records each in the ledger', async () => {
  const [member, staff] = [await someone(), await someone('moderator')];
  expect((await send(member, { act: 'lock', ids: threads.join(' ') })).said).toEqual({ n: 0, left: 3 });
  await lockThread(staff, { threadId: threads[0]! });
  expect((await send(staff, { act: 'lock', ids: threads.join(' ') })).said).toEqual({ n: 2, left: 0 });
  expect(await db.thread.count({ where: { id: { in: threads }, lockedAt: { not: null } } })).toBe(3);
  expect((await send(staff, { _method: 'delete', act: 'lock', ids: threads.slice(1).join(' ') })).said).toEqual({ n: 2 });
  expect(await db.thread.count({ where: { id: { in: threads }, lockedAt: { not: null } } })).toBe(1);
});

it('tells nobody of threads that are not theirs to see, and visitors to sign in', async () => {
  const closed = await category({ readBy: 'manager' });
  await moveThread(await someone('manager'), { threadId: threads[2]!, categoryId: closed });
  const member = await someone();
  expect((await send(member, { act: 'muted', ids: threads[2]! })).said).toEqual({ n: 0, left: 1 });
  expect(await db.follow.count({ where: { memberId: member.id } })).toBe(0);
  expect((await send(undefined, { act: 'muted', ids: threads[0]! })).status).toBe(303);
  expect((await send(member, { act: 'delete', ids: threads[0]! })).status).toBe(422);
});
