import { afterEach, describe, expect, it } from 'vitest';
import {
  countUnreadThreads,
  dismissNew,
  dismissUnread,
  leftOutFor,
  listUnread,
  noteProgress,
  readingOfRows,
  readingState,
  restoreNew,
  restoreUnread,
  setLevel,
} from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { forgetCategories, listThreads, postComment, removePost, unlistThread, type ThreadOrder } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Invalid } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, reply, someone, thread, visitor } from '../threads/world';

useDatabase();
afterEach(() => setClock(null));

const later = (hours: number) => setClock(() => new Date(Date.now() + hours * 3_600_000));
const read = (member: MemberActor, threadId: string, number: number) => noteProgress(member, { threadId, number, ms: 0 });
const follow = (member: MemberActor, threadId: string) => setLevel(member, { kind: 'thread', targetId: threadId, level: 'following' });
const marks = async (member: MemberActor, ...ids: string[]) => {
  const reading = await readingOfRows(member, ids.map((id) => ({ id })));
  return ids.map((id) => reading[id] ?? null);
};

/** A discussion that a member follows and has read to the end, before others wrote so many replies. */
async function followed(member: MemberActor, replies: number, categoryId?: string) {
  const made = await thread({ kind: 'discussion', categoryId });
  await read(member, made.threadId, 1);
  await follow(member, made.threadId);
  const posts: Awaited<ReturnType<typeof reply>>[] = [];
  for (let i = 0; i < replies; i++) posts.push(await reply(made.threadId));
  return { ...made, posts };
}

const titles = async (member: MemberActor) => (await listUnread(member)).rows.map((row) => row.id);

describe('marks of a list', () => {
  it('are for members', async () => {
    const { threadId } = await thread();
    expect(await readingOfRows(visitor, [{ id: threadId }])).toEqual({});
    expect(await readingState(visitor, threadId)).toBeNull();
  });

  it('call a thread new for two days, until it is opened, and never to its author', async () => {
    const { threadId, author } = await thread();
    const member = await someone();
    expect(await marks(member, threadId)).toEqual([{ isNew: true, unread: 0, first: null }]);
    expect(await marks(author, threadId)).toEqual([null]);
    later(47.9);
    expect(await marks(member, threadId)).toMatchObject([{ isNew: true }]);
    later(48.1);
    expect(await marks(member, threadId)).toEqual([null]);
    setClock(null);
    await read(member, threadId, 1);
    expect(await marks(member, threadId)).toEqual([null]);
  });

  it('call nothing new that was there before the member was, nor what they muted', async () => {
    const { threadId, categoryId } = await thread();
    expect(await marks(await someone('member', { createdAt: new Date(Date.now() + 1000) }), threadId)).toEqual([null]);
    const member = await someone();
    await setLevel(member, { kind: 'category', targetId: categoryId, level: 'muted' });
    expect(await marks(member, threadId)).toEqual([null]);
  });

  it('count what others wrote behind the position of a thread that is followed', async () => {
    const member = await someone();
    const { threadId, posts } = await followed(member, 3);
    const other = await thread({ kind: 'discussion' });
    await read(member, other.threadId, 1);
    await reply(other.threadId);
    expect(await marks(member, threadId, other.threadId)).toEqual([{ isNew: false, unread: 3, first: 2 }, null]);
    await reply(threadId, member);
    await removePost(posts[0]!.author, posts[0]!);
    expect(await marks(member, threadId)).toEqual([{ isNew: false, unread: 2, first: 3 }]);
    await read(member, threadId, 3);
    expect(await marks(member, threadId)).toEqual([{ isNew: false, unread: 1, first: 4 }]);
    await read(member, threadId, 5);
    expect(await marks(member, threadId)).toEqual([null]);
  });

  it('do not count a comment below what was removed', async () => {
    const member = await someone();
    const { threadId } = await thread();
    await read(member, threadId, 1);
    await follow(member, threadId);
    const given = await answer(threadId);
    await postComment(await someone(), { parentId: given.postId, body: 'Does it?' });
    expect(await marks(member, threadId)).toMatchObject([{ unread: 2 }]);
    await removePost(await someone('moderator'), given);
    expect(await marks(member, threadId)).toEqual([null]);
  });

  it('count where the category is watched, too', async () => {
    const member = await someone();
    const { threadId, categoryId } = await thread({ kind: 'discussion' });
    await read(member, threadId, 1);
    await reply(threadId);
    expect(await marks(member, threadId)).toEqual([null]);
    await setLevel(member, { kind: 'category', targetId: categoryId, level: 'watching' });
    expect(await marks(member, threadId)).toMatchObject([{ unread: 1 }]);
  });
});

describe('the page of a thread', () => {
  it('knows the position, what is unread, the level and what is kept', async () => {
    const member = await someone();
    const { threadId } = await thread({ kind: 'discussion' });
    const none = { lastRead: 0, unread: 0, first: null, level: 'normal', chosen: false, bookmarks: [] };
    expect(await readingState(member, threadId)).toEqual(none);
    await read(member, threadId, 1);
    await reply(threadId);
    await reply(threadId);
    expect(await readingState(member, threadId)).toEqual({ ...none, lastRead: 1, unread: 2, first: 2 });
    await follow(member, threadId);
    await dismissUnread(member);
    expect(await readingState(member, threadId)).toEqual({ ...none, lastRead: 1, unread: 2, first: 2, level: 'following', chosen: true });
    expect(await readingState(member, newId())).toBeNull();
  });
});

describe('unread threads', () => {
  it('are a member’s', async () => {
    expect(await refusal(listUnread(visitor))).toBe('Forbidden: signInFirst');
    await expect(listUnread(await someone(), { cursor: 'x' })).rejects.toBeInstanceOf(Invalid);
    expect(await listUnread(await someone())).toEqual({ rows: [], reading: {}, next: null, previous: null });
  });

  it('are those followed that went on, the latest first, with how many', async () => {
    const member = await someone();
    const first = await followed(member, 1);
    const second = await followed(member, 2);
    await followed(member, 0);
    const list = await listUnread(member);
    expect(list.rows.map((row) => row.id)).toEqual([second.threadId, first.threadId]);
    expect(list.reading).toEqual({
      [first.threadId]: { isNew: false, unread: 1, first: 2 },
      [second.threadId]: { isNew: false, unread: 2, first: 2 },
    });
    expect(await countUnreadThreads(member)).toBe(2);
    expect(await titles(await someone())).toEqual([]);
  });

  it('leave out what was removed or unlisted, or may not be read any more', async () => {
    const member = await someone();
    const [removed, unlisted, hidden] = [await followed(member, 1), await followed(member, 1), await followed(member, 1, await category())];
    expect(await titles(member)).toHaveLength(3);
    await removePost(await someone('moderator'), removed);
    await unlistThread(await someone('moderator'), unlisted);
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'moderator' } });
    forgetCategories();
    expect(await titles(member)).toEqual([]);
    expect(await countUnreadThreads(member)).toBe(0);
  });

  it('come in pages, forth and back', async () => {
    const member = await someone();
    const categoryId = await category();
    for (let i = 0; i < 5; i++) await followed(member, 1, categoryId);
    const all = await titles(member);
    const one = await listUnread(member, { limit: 2 });
    const two = await listUnread(member, { limit: 2, cursor: one.next! });
    const three = await listUnread(member, { limit: 2, cursor: two.next! });
    expect([one, two, three].flatMap((page) => page.rows.map((row) => row.id))).toEqual(all);
    expect([one.previous, three.next]).toEqual([null, null]);
    expect((await listUnread(member, { limit: 2, cursor: three.previous! })).rows).toEqual(two.rows);
    expect((await listUnread(member, { limit: 2, cursor: two.previous! })).rows).toEqual(one.rows);
  });
});

describe('somebody who has opened very many threads', () => {
  it('is told of what is unread in the thousand that they read last', async () => {
    const member = await someone();
    const { threadId } = await followed(member, 1);
    expect(await countUnreadThreads(member)).toBe(1);
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
    const row = (i: number, seconds: number) => ({ memberId: member.id, threadId: `x${i}`, lastReadNumber: 1, firstOpenedAt: at(0), lastReadAt: at(seconds) });
    await db.reading.createMany({ data: Array.from({ length: 999 }, (_, i) => row(i, 60)) });
    expect(await titles(member)).toEqual([threadId]);
    await db.reading.create({ data: row(999, 60) });
    expect([await titles(member), await countUnreadThreads(member)]).toEqual([[], 0]);
    expect(await marks(member, threadId)).toMatchObject([{ unread: 1 }]);
  });
});

describe('dismissing', () => {
  it('what is unread ends the counting, and can be taken back, each time its own', async () => {
    const member = await someone();
    const one = await followed(member, 2);
    expect(await refusal(dismissUnread(visitor))).toBe('Forbidden: signInFirst');
    const dismissal = await dismissUnread(member);
    expect(dismissal.threads).toBe(1);
    expect(await marks(member, one.threadId)).toEqual([null]);
    later(0.01);
    await reply(one.threadId);
    expect(await marks(member, one.threadId)).toMatchObject([{ unread: 1, first: 4 }]);
    const again = await dismissUnread(member);
    await restoreUnread(member, dismissal); // what was dismissed again since stays
    expect(await marks(member, one.threadId)).toEqual([null]);
    for (let twice = 0; twice < 2; twice++) await restoreUnread(member, again);
    expect(await marks(member, one.threadId)).toMatchObject([{ unread: 1, first: 4 }]);
    expect((await readingState(member, one.threadId))?.lastRead).toBe(1);
  });

  it('what is new is for the member alone, and can be taken back', async () => {
    const { threadId } = await thread();
    const [member, other] = [await someone(), await someone()];
    await dismissNew(member);
    later(0.01);
    const dismissal = await dismissNew(member);
    const younger = await thread();
    await db.thread.update({ where: { id: younger.threadId }, data: { createdAt: new Date(Date.now() + 3_000_000) } });
    expect(await marks(member, threadId, younger.threadId)).toMatchObject([null, { isNew: true }]);
    expect(await marks(other, threadId)).toMatchObject([{ isNew: true }]);
    for (let twice = 0; twice < 2; twice++) await restoreNew(member, dismissal);
    expect(await marks(member, threadId)).toEqual([null]); // dismissed before as well
    const fresh = await someone();
    await restoreNew(fresh, await dismissNew(fresh));
    expect(await marks(fresh, threadId)).toMatchObject([{ isNew: true }]);
  });
});

describe('what is muted', () => {
  it('is nothing for visitors and for most members', async () => {
    expect(await leftOutFor(visitor)).toBeUndefined();
    expect(await leftOutFor(await someone())).toBeUndefined();
  });

  it('stays out of every list, by the narrowest choice, and in that of its own category or tag', async () => {
    const [loud, quiet] = [`a${newId()}`, `b${newId()}`];
    const [here, there] = [await category(), await category()];
    const member = await someone();
    const make = (categoryId: string, ...tags: string[]) => thread({ categoryId, tags });
    const plain = await make(here);
    const mutedThread = await make(here);
    const mutedTag = await make(here, quiet);
    const bothTags = await make(here, quiet, loud);
    const away = await make(there);
    const kept = await make(there);
    const keptTag = await make(there, loud);
    const tag = async (slug: string) => (await db.tag.findUniqueOrThrow({ where: { slug } })).id;
    await setLevel(member, { kind: 'thread', targetId: mutedThread.threadId, level: 'muted' });
    await setLevel(member, { kind: 'category', targetId: there, level: 'muted' });
    await setLevel(member, { kind: 'tag', targetId: await tag(quiet), level: 'muted' });
    await setLevel(member, { kind: 'tag', targetId: await tag(loud), level: 'following' });
    await setLevel(member, { kind: 'thread', targetId: kept.threadId, level: 'normal' });
    await db.thread.update({ where: { id: mutedThread.threadId }, data: { pinnedAt: new Date() } });

    const all = [plain, mutedThread, mutedTag, bothTags, away, kept, keptTag].map((each) => each.threadId);
    const idsOf = async (input: Parameters<typeof listThreads>[1]) => (await listThreads(member, { limit: 100, ...input })).rows.map((row) => row.id).filter((id) => all.includes(id)).sort();
    const without = await leftOutFor(member);
    for (const order of ['latest', 'new', 'unanswered', 'top'] satisfies ThreadOrder[]) {
      expect(await idsOf({ order, without }), order).toEqual([plain, bothTags, kept, keptTag].map((each) => each.threadId).sort());
      expect(await idsOf({ order }), order).toEqual([...all].sort());
    }
    const { slug } = await db.category.findUniqueOrThrow({ where: { id: there } });
    expect(await idsOf({ categorySlug: slug, without: await leftOutFor(member, { categoryId: there }) })).toEqual([away, kept, keptTag].map((each) => each.threadId).sort());
    expect(await idsOf({ tagSlug: quiet, without: await leftOutFor(member, { tagId: await tag(quiet) }) })).toEqual([mutedTag, bothTags].map((each) => each.threadId).sort());
  });
});
