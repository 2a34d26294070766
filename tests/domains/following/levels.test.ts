import { describe, expect, it } from 'vitest';
import {
  audienceOf,
  followingSubscribers,
  followThread,
  getLevel,
  isMuted,
  listFollows,
  noteProgress,
  setLevel,
  type FollowKind,
  type Level,
} from '~/domains/following/index.server';
import type { MemberActor } from '~/domains/identity';
import { forgetCategories, mergeTags, removePost } from '~/domains/threads/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, Invalid, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, recorded, refusal, someone, thread, visitor } from '../threads/world';

useDatabase();

async function tagged(...names: string[]) {
  const made = await thread({ tags: names });
  const tags = await db.tag.findMany({ where: { slug: { in: names } }, orderBy: { slug: 'asc' } });
  const place = { threadId: made.threadId, categoryId: made.categoryId, tagIds: tags.map((tag) => tag.id), authorId: made.author.id };
  return { ...made, tags, place };
}

const rowsOf = (memberId: string) => db.follow.findMany({ where: { memberId } });
const choose = async (kind: FollowKind, targetId: string, level: Level, actor?: MemberActor) => {
  const member = actor ?? (await someone());
  await setLevel(member, { kind, targetId, level });
  return member;
};
const toldOf = async (place: Parameters<typeof audienceOf>[0]) =>
  Object.fromEntries((await audienceOf(place, { after: null, limit: 100 })).map(({ memberId, level, because }) => [memberId, `${level} ${because}`]));

describe('choosing a level', () => {
  it('refuses what does not fit', async () => {
    const { threadId, categoryId, author, tags } = await tagged(`t${newId()}`);
    const member = await someone();
    await expect(setLevel(member, { kind: 'member', targetId: author.id, level: 'muted' })).rejects.toBeInstanceOf(Invalid);
    expect(await refusal(setLevel(member, { kind: 'member', targetId: member.id, level: 'following' }))).toBe('Forbidden: notYourself');
    for (const kind of ['thread', 'category', 'tag', 'member'] as const) {
      await expect(setLevel(member, { kind, targetId: newId(), level: 'following' })).rejects.toBeInstanceOf(NotFound);
    }
    expect(await refusal(setLevel(visitor, { kind: 'thread', targetId: threadId, level: 'muted' }))).toBe('Forbidden: signInFirst');
    const token = { ...member, scopes: ['read' as const, 'write' as const] };
    expect(await refusal(setLevel(token, { kind: 'category', targetId: categoryId, level: 'muted' }))).toBe('Forbidden: scopeMissing|scope=profile');
    await db.category.update({ where: { id: categoryId }, data: { readBy: 'moderator' } });
    forgetCategories();
    for (const [kind, targetId] of [['thread', threadId], ['category', categoryId], ['tag', tags[0]!.id]] as const) {
      await expect(setLevel(member, { kind, targetId, level: 'following' }), kind).rejects.toBeInstanceOf(NotFound);
    }
    expect(await rowsOf(member.id)).toEqual([]);
  });

  it('says so of a thread that was removed', async () => {
    const { threadId, postId } = await thread();
    await removePost(await someone('moderator'), { postId });
    await expect(setLevel(await someone(), { kind: 'thread', targetId: threadId, level: 'watching' })).rejects.toBeInstanceOf(Gone);
  });

  it('keeps it, records it, and does neither twice', async () => {
    const { threadId } = await thread();
    const member = await someone();
    expect(await setLevel(member, { kind: 'thread', targetId: threadId, level: 'watching' })).toEqual({ level: 'watching' });
    await setLevel(member, { kind: 'thread', targetId: threadId, level: 'watching' });
    expect(await rowsOf(member.id)).toMatchObject([{ targetKind: 'thread', targetId: threadId, level: 'watching', chosen: true }]);
    expect((await recorded(threadId)).filter(({ kind }) => kind === 'follow.changed')).toMatchObject([
      { actorId: member.id, data: { targetKind: 'thread', level: 'watching' } },
    ]);
  });

  it('forgets what is normal, but for threads, where it holds against the category', async () => {
    const { threadId, categoryId, place } = await tagged();
    const member = await someone();
    await choose('category', categoryId, 'watching', member);
    expect(await toldOf(place)).toEqual({ [member.id]: 'watching category' });
    await choose('thread', threadId, 'normal', member);
    expect(await toldOf(place)).toEqual({});
    await choose('category', categoryId, 'normal', member);
    expect(await rowsOf(member.id)).toMatchObject([{ targetKind: 'thread', level: 'normal' }]);
  });
});

describe('who is told', () => {
  it('follows the narrowest choice, and of several tags the most attentive', async () => {
    const [one, two] = [`a${newId()}`, `b${newId()}`];
    const { threadId, categoryId, tags, place, author } = await tagged(one, two);
    const [first, second] = [tags[0]!, tags[1]!];
    const watcher = await choose('category', categoryId, 'watching');
    const tagOverCategory = await choose('tag', first.id, 'following', await choose('category', categoryId, 'muted'));
    const mutedTag = await choose('tag', second.id, 'muted', await choose('category', categoryId, 'watching'));
    const twoTags = await choose('tag', second.id, 'watching', await choose('tag', first.id, 'muted'));
    const silent = await choose('thread', threadId, 'muted', await choose('tag', first.id, 'watching'));
    const fan = await choose('member', author.id, 'following');
    const mutedFan = await choose('category', categoryId, 'muted', await choose('member', author.id, 'following'));
    expect(await toldOf(place)).toEqual({
      [watcher.id]: 'watching category',
      [tagOverCategory.id]: 'following tag',
      [twoTags.id]: 'watching tag',
      [fan.id]: 'following author',
    });
    expect(await Promise.all([mutedTag, silent, mutedFan, twoTags].map(({ id }) => isMuted(id, place)))).toEqual([true, true, true, false]);
    expect(await isMuted((await someone()).id, place)).toBe(false);
  });

  it('is nobody who may not read the category, or who has left', async () => {
    const { threadId, place } = await tagged();
    const [member, moderator] = [await choose('thread', threadId, 'watching'), await choose('thread', threadId, 'watching', await someone('moderator'))];
    const left = await choose('thread', threadId, 'watching');
    await db.member.update({ where: { id: left.id }, data: { status: 'closed' } });
    expect(Object.keys(await toldOf(place)).sort()).toEqual([member.id, moderator.id].sort());
    await db.category.update({ where: { id: place.categoryId }, data: { readBy: 'moderator' } });
    expect(Object.keys(await toldOf(place))).toEqual([moderator.id]);
  });

  it('comes in pages by id, each full but the last, whoever between them wants to hear nothing', async () => {
    const { threadId, place } = await tagged();
    const told: string[] = [];
    for (let i = 0; i < 9; i++) {
      const { id } = await choose('thread', threadId, i % 3 === 0 ? 'muted' : 'following');
      if (i % 3 !== 0) told.push(id);
    }
    const pages: string[][] = [];
    let after: string | null = null;
    for (;;) {
      const page = await audienceOf(place, { after, limit: 2 });
      pages.push(page.map(({ memberId }) => memberId));
      if (page.length < 2) break;
      after = page.at(-1)!.memberId;
    }
    expect(pages.flat()).toEqual(told.sort());
    expect(pages.slice(0, -1).every((page) => page.length === 2)).toBe(true);
  });
});

describe('following by itself', () => {
  it('has who starts a thread watch it, and who writes in it follow it, having read it so far', async () => {
    const { threadId, author, place } = await tagged();
    const { author: helper } = await answer(threadId);
    for (let twice = 0; twice < 2; twice++) {
      await deliverOnce(followingSubscribers);
      await db.activityCursor.deleteMany();
    }
    expect(await toldOf(place)).toEqual({ [author.id]: 'watching thread', [helper.id]: 'following thread' });
    expect(await db.reading.findMany({ where: { threadId }, orderBy: { lastReadNumber: 'asc' } })).toMatchObject([
      { memberId: author.id, lastReadNumber: 1, readMs: 0 },
      { memberId: helper.id, lastReadNumber: 2, readMs: 0 },
    ]);
  });

  it('never goes against what was chosen, nor below what is told anyway', async () => {
    const { threadId, categoryId } = await thread();
    const quiet = await choose('thread', threadId, 'normal');
    const watcher = await choose('category', categoryId, 'watching');
    const muted = await choose('category', categoryId, 'muted');
    for (const { id } of [quiet, watcher, muted]) await followThread(id, threadId, 'read');
    expect(await rowsOf(quiet.id)).toMatchObject([{ level: 'normal', chosen: true }]);
    expect(await rowsOf(watcher.id)).toMatchObject([{ targetKind: 'category' }]);
    expect(await rowsOf(muted.id)).toMatchObject([{ targetKind: 'category' }]);
    await followThread(muted.id, threadId, 'wrote');
    expect(await rowsOf(muted.id)).toHaveLength(2);
  });

  it('rises, and falls only by choice, whoever writes first', async () => {
    const { threadId } = await thread();
    const member = await someone();
    await Promise.all([
      followThread(member.id, threadId, 'wrote'),
      followThread(member.id, threadId, 'started'),
      followThread(member.id, threadId, 'read'),
    ]);
    expect(await rowsOf(member.id)).toMatchObject([{ level: 'watching', chosen: false }]);
    await Promise.all([choose('thread', threadId, 'muted', member), followThread(member.id, threadId, 'started')]);
    expect(await rowsOf(member.id)).toMatchObject([{ level: 'muted', chosen: true }]);
  });
});

describe('what somebody follows', () => {
  it('is shown to them, and changes as they choose', async () => {
    const { threadId, categoryId, author, tags } = await tagged(`t${newId()}`);
    const member = await someone();
    const things = [['thread', threadId], ['category', categoryId], ['tag', tags[0]!.id], ['member', author.id]] as const;
    for (const [kind, targetId] of things) {
      expect(await getLevel(member, { kind, targetId }), kind).toBe('normal');
      await choose(kind, targetId, 'following', member);
      expect(await getLevel(member, { kind, targetId }), kind).toBe('following');
    }
    const follows = await listFollows(member);
    expect(follows.categories.filter(({ level }) => level !== 'normal')).toMatchObject([{ id: categoryId, level: 'following' }]);
    expect(follows).toMatchObject({ tags: [{ id: tags[0]!.id, level: 'following' }], members: [{ id: author.id }] });
    expect(follows.threads).toMatchObject({ rows: [{ thread: { id: threadId }, level: 'following', chosen: true }], next: null });
    await expect(getLevel(member, { kind: 'thread', targetId: newId() })).rejects.toBeInstanceOf(NotFound);
    expect(await refusal(listFollows(visitor))).toBe('Forbidden: signInFirst');
  });

  it('comes in pages where it is much, and names nothing that may not be read any more', async () => {
    const categoryId = await category();
    const member = await someone();
    const ids: string[] = [];
    const author = await someone();
    for (let i = 0; i < 31; i++) ids.push((await thread({ by: author, categoryId })).threadId);
    for (const id of ids) await choose('thread', id, 'following', member);
    const one = await listFollows(member);
    const two = await listFollows(member, { cursor: one.threads.next! });
    expect([...one.threads.rows, ...two.threads.rows].map((row) => row.thread.id)).toEqual([...ids].reverse());
    await db.category.update({ where: { id: categoryId }, data: { readBy: 'admin' } });
    forgetCategories();
    expect((await listFollows(member)).threads.rows).toEqual([]);
  });
});

describe('a thread that is followed anew', () => {
  it('sends letters again to a member who once unsubscribed from them', async () => {
    const { threadId } = await thread();
    const member = await someone();
    const left = () => db.mailUnsubscribe.count({ where: { memberId: member.id } });
    await db.mailUnsubscribe.create({ data: { memberId: member.id, purpose: `thread:${threadId}`, createdAt: new Date() } });
    for (const level of ['normal', 'muted'] as const) await choose('thread', threadId, level, member);
    expect(await left()).toBe(1);
    await choose('thread', threadId, 'following', member);
    expect(await left()).toBe(0);
  });
});

describe('upkeep', () => {
  it('takes followers along when tags are merged, and forgets who left', async () => {
    const [one, two] = [`a${newId()}`, `b${newId()}`];
    const { tags, threadId } = await tagged(one, two);
    const [from, into] = [tags[0]!, tags[1]!];
    const [both, only] = [await choose('tag', into.id, 'muted', await choose('tag', from.id, 'following')), await choose('tag', from.id, 'muted')];
    const fan = await choose('member', only.id, 'following');
    await noteProgress(only, { threadId, number: 1, ms: 0 });
    const moderator = await someone('moderator');
    await mergeTags(moderator, { fromId: from.id, intoId: into.id });
    await deliverOnce(followingSubscribers);
    expect(await rowsOf(both.id)).toMatchObject([{ targetId: into.id, level: 'following' }]);
    expect(await rowsOf(only.id)).toMatchObject([{ targetId: into.id, level: 'muted' }]);

    await db.activity.create({ data: { kind: 'member.closed', actorId: only.id, targetMemberId: only.id, via: 'browser', at: new Date(), tagIds: [], data: {} } });
    await deliverOnce(followingSubscribers);
    expect([await rowsOf(only.id), await rowsOf(fan.id), await db.reading.count({ where: { memberId: only.id } })]).toEqual([[], [], 0]);
  });

  it('keeps what a thread in a category needs no more than once', async () => {
    const categoryId = await category();
    const member = await choose('category', categoryId, 'watching');
    await choose('category', categoryId, 'following', member);
    expect(await rowsOf(member.id)).toMatchObject([{ level: 'following' }]);
  });
});
