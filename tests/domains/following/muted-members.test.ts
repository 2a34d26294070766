import { expect, it } from 'vitest';
import { countUnreadThreads, leftOutFor, listNew, listUnread, noteProgress, readingOfRows, readingState, setLevel } from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { muteMember, unmuteMember } from '~/domains/members/index.server';
import { search, similarThreads } from '~/domains/search/index.server';
import { listThreads } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { category, reply, someone, thread } from '../threads/world';

useDatabase();

/** The member as the next request finds them. */
const again = async (member: MemberActor): Promise<MemberActor> => ({ ...member, mutes: (await db.member.findUniqueOrThrow({ where: { id: member.id } })).mutes });

it('lists leave out what muted members began, except for announcements', async () => {
  const [reader, muted, moderator] = [await someone(), await someone(), await someone('moderator')];
  const theirs = await thread({ by: muted });
  const [news, idea] = [await thread({ by: moderator, kind: 'announcement' }), await thread({ by: moderator, kind: 'idea' })];
  const seen = async () => {
    const actor = await again(reader);
    const ids = (await listThreads(actor, { order: 'new', limit: 100, without: await leftOutFor(actor) })).rows.map(({ id }) => id);
    const fresh = (await listNew(actor)).rows.map(({ id }) => id);
    return [theirs, news, idea].map(({ threadId }) => [ids.includes(threadId), fresh.includes(threadId)]);
  };
  expect(await seen()).toEqual([[true, true], [true, true], [true, true]]);
  expect(await leftOutFor(reader)).toBeUndefined();
  await muteMember(reader, { memberId: muted.id, level: 'muted' });
  await muteMember(reader, { memberId: moderator.id, level: 'blocked' });
  expect(await seen()).toEqual([[false, false], [true, true], [false, false]]);
  const latest = await listThreads(reader, { without: await leftOutFor(reader, { categoryId: theirs.categoryId }) });
  expect(latest.rows.map(({ id }) => id)).not.toContain(theirs.threadId);
  await unmuteMember(reader, { memberId: muted.id });
  expect((await seen())[0]).toEqual([true, true]);
});

it('their posts are not unread', async () => {
  const [reader, muted] = [await someone(), await someone()];
  const { threadId } = await thread({ kind: 'discussion' });
  await noteProgress(reader, { threadId, number: 1, ms: 0 });
  await setLevel(reader, { kind: 'thread', targetId: threadId, level: 'following' });
  await muteMember(reader, { memberId: muted.id, level: 'muted' });
  const actor = await again(reader);
  await reply(threadId, muted);
  expect(await readingOfRows(actor, [{ id: threadId }])).toEqual({});
  expect([(await listUnread(actor)).rows, await countUnreadThreads(actor)]).toEqual([[], 0]);
  const next = await reply(threadId);
  expect(await readingState(actor, threadId)).toMatchObject({ unread: 1, first: next.number });
  expect((await listUnread(actor)).rows.map(({ id }) => id)).toEqual([threadId]);
});

it('searches leave out what they wrote, unless they are asked for by name', async () => {
  const [reader, muted] = [await someone(), await someone()];
  const categoryId = await category();
  const talk = await thread({ kind: 'discussion', categoryId, title: 'The quixotic percolator', body: 'It gurgles at night.' });
  await reply(talk.threadId, muted);
  await db.post.updateMany({ where: { authorId: muted.id }, data: { text: 'A zanzibar of words' } });
  const found = async (q: string) => (await search(await again(reader), { q })).threads.length;
  expect(await found('zanzibar')).toBe(1);
  await muteMember(reader, { memberId: muted.id, level: 'muted' });
  expect([await found('zanzibar'), await found(`zanzibar @${muted.username}`), await found('percolator')]).toEqual([0, 1, 1]);
});

it('threads that are like a new one are not theirs', async () => {
  const reader = await someone();
  const { threadId, author } = await thread({ title: 'Which ristretto basket fits the lever machine?' });
  const alike = async () => (await similarThreads(await again(reader), { title: 'Which ristretto basket for a lever machine' })).map(({ id }) => id);
  expect(await alike()).toContain(threadId);
  await muteMember(reader, { memberId: author.id, level: 'muted' });
  expect(await alike()).not.toContain(threadId);
});
