import { afterEach, describe, expect, it } from 'vitest';
import { dropPost, dueAt, getBookmark, keepPost, keepPostInput, listBookmarks, localText, MOST_BOOKMARKS, readingState, remind } from '~/domains/following/index.server';
import { forgetCategories, removePost } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Conflict, Gone, Invalid, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread, visitor } from '../threads/world';

useDatabase();
afterEach(() => setClock(null));

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const keep = (postId: string, more: { note?: string | null; remindAt?: Date | null } = {}) => ({ postId, note: null, remindAt: null, ...more });
const dueOf = (memberId: string) => db.activity.findMany({ where: { kind: 'bookmark.due', targetMemberId: memberId } });

describe('bookmarking a post', () => {
  it('refuses what does not fit, and what may not be seen', async () => {
    const member = await someone();
    const { postId } = await thread();
    expect(await refusal(keepPost(visitor, keep(postId)))).toBe('Forbidden: signInFirst');
    expect(await refusal(keepPost({ ...member, scopes: ['read', 'write'] }, keep(postId)))).toBe('Forbidden: scopeMissing|scope=profile');
    await expect(keepPost(member, keep(newId()))).rejects.toBeInstanceOf(NotFound);
    for (const minutes of [-1, 6 * 366 * 1440]) await expect(keepPost(member, keep(postId, { remindAt: inMinutes(minutes) }))).rejects.toBeInstanceOf(Invalid);
    await removePost(await someone('moderator'), { postId });
    await expect(keepPost(member, keep(postId))).rejects.toBeInstanceOf(Gone);
    const read = (more: object) => keepPostInput.safeParse({ postId: 'a1', ...more });
    expect(read({ note: '  two\n words ' }).data).toEqual({ postId: 'a1', note: 'two words', remindAt: null });
    expect([{ note: 'x'.repeat(201) }, { remindAt: 'soon' }, { more: 1 }].map((more) => read(more).success)).toEqual([false, false, false]);
    expect(await db.bookmark.count({ where: { memberId: member.id } })).toBe(0);
  });

  it('keeps it once, with a note and a time, for the member alone', async () => {
    const [member, other] = [await someone(), await someone()];
    const { postId, threadId } = await thread();
    const remindAt = inMinutes(30);
    await keepPost(member, keep(postId));
    await keepPost(member, keep(postId, { note: 'For Monday', remindAt }));
    expect(await getBookmark(member, { postId })).toMatchObject({ note: 'For Monday', remindAt, remindedAt: null });
    expect((await readingState(member, threadId))?.bookmarks).toEqual([postId]);
    expect([await getBookmark(other, { postId }), (await readingState(other, threadId))?.bookmarks]).toEqual([null, []]);
    expect([await dropPost(member, { postId }), await dropPost(member, { postId })]).toEqual([{ note: 'For Monday', remindAt }, null]);
    await expect(dropPost(member, { postId: newId() })).rejects.toBeInstanceOf(NotFound);
    expect(await getBookmark(member, { postId })).toBeNull();
  });

  it('ends at two thousand, also for two devices at once', async () => {
    const member = await someone();
    const posts = [(await thread()).postId, (await thread()).postId, (await thread()).postId];
    await db.bookmark.createMany({
      data: Array.from({ length: MOST_BOOKMARKS - 1 }, (_, i) => ({ memberId: member.id, postId: `gone${i}`, createdAt: new Date() })),
    });
    const outcomes = await Promise.allSettled(posts.map((postId) => keepPost(member, keep(postId))));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict);
    expect(await db.bookmark.count({ where: { memberId: member.id } })).toBe(MOST_BOOKMARKS);
    const kept = posts[outcomes.findIndex(({ status }) => status === 'fulfilled')]!;
    await keepPost(member, keep(kept, { note: 'changing is allowed' }));
  });
});

describe('the list of bookmarks', () => {
  it('shows them latest first, in pages, without what cannot be read any more', async () => {
    const member = await someone();
    expect(await refusal(listBookmarks(visitor))).toBe('Forbidden: signInFirst');
    const asked = await thread({ categoryId: await category() });
    const given = await answer(asked.threadId);
    const [hidden, gone] = [await thread({ categoryId: await category() }), await thread()];
    for (const { postId } of [asked, given, hidden, gone]) await keepPost(member, keep(postId));
    expect((await listBookmarks(member)).rows).toHaveLength(4);
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'moderator' } });
    forgetCategories();
    await removePost(await someone('moderator'), gone);
    const list = await listBookmarks(member);
    expect(list.rows.map((row) => row.postId)).toEqual([given.postId, asked.postId]);
    expect(list.rows[0]).toMatchObject({ kind: 'answer', number: 2, excerpt: 'Take it apart and brush it dry.', thread: { id: asked.threadId, title: 'How do I clean the grinder?' } });
    const one = await listBookmarks(member, { limit: 1 });
    const two = await listBookmarks(member, { limit: 1, cursor: one.next! });
    expect([one.rows[0]?.postId, two.rows[0]?.postId, two.next]).toEqual([given.postId, asked.postId, null]);
    expect((await listBookmarks(member, { limit: 1, cursor: two.previous! })).rows).toEqual(one.rows);
  });
});

describe('reminders', () => {
  it('are given once when they are due, however many processes ask, and again only for another time', async () => {
    const member = await someone();
    const { postId, threadId } = await thread();
    await keepPost(member, keep(postId, { remindAt: inMinutes(10) }));
    await remind();
    expect(await dueOf(member.id)).toEqual([]);
    setClock(() => inMinutes(10.1));
    await Promise.all([remind(), remind(), remind()]);
    expect(await dueOf(member.id)).toMatchObject([{ postId, threadId, via: 'job', actorId: null }]);
    await keepPost(member, keep(postId, { note: 'Later', remindAt: inMinutes(20) }));
    setClock(() => inMinutes(21));
    await remind();
    expect(await dueOf(member.id)).toHaveLength(2);
  });

  it('say nothing of what may not be read any more, nor to who has left', async () => {
    const [member, left] = [await someone(), await someone()];
    const [removed, hidden, fine] = [await thread(), await thread({ categoryId: await category() }), await thread()];
    for (const { postId } of [removed, hidden]) await keepPost(member, keep(postId, { remindAt: inMinutes(1) }));
    await keepPost(left, keep(fine.postId, { remindAt: inMinutes(1) }));
    await removePost(await someone('moderator'), removed);
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'manager' } });
    forgetCategories();
    await db.member.update({ where: { id: left.id }, data: { status: 'closed' } });
    setClock(() => inMinutes(2));
    await remind();
    expect([...(await dueOf(member.id)), ...(await dueOf(left.id))]).toEqual([]);
    expect(await db.bookmark.count({ where: { remindAt: { not: null }, remindedAt: null } })).toBe(0);
  });

  it('stand at the hours of the member’s own clock, also where it is changed', () => {
    const due = (...[reminder, now, timeZone, at]: [Parameters<typeof dueAt>[0], string, string, string?]) => dueAt(reminder, { at, now: new Date(now), timeZone })?.toISOString();
    expect(due('tonight', '2026-11-22T10:00:00Z', 'Europe/Paris')).toBe('2026-11-22T19:00:00.000Z');
    expect(due('tomorrow', '2026-11-22T23:30:00Z', 'Europe/Paris')).toBe('2026-11-24T07:00:00.000Z'); // the 23rd in Paris
    expect(due('tomorrow', '2026-03-28T12:00:00Z', 'Europe/Paris')).toBe('2026-03-29T06:00:00.000Z'); // summer time begins
    expect(due('next-week', '2026-11-22T12:00:00Z', 'UTC')).toBe('2026-11-23T08:00:00.000Z'); // a Sunday
    expect(due('next-week', '2026-11-23T12:00:00Z', 'America/New_York')).toBe('2026-11-30T13:00:00.000Z'); // a Monday
    expect(due('at', '2026-01-01T00:00:00Z', 'Asia/Kathmandu', '2026-05-01T09:15')).toBe('2026-05-01T03:30:00.000Z');
    expect(due('at', '2026-01-01T00:00:00Z', 'Europe/Paris', '2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z'); // does not exist
    expect(due('at', '2026-01-01T00:00:00Z', 'Europe/Paris', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z'); // exists twice
    expect([dueAt('none', { now: new Date(), timeZone: 'UTC' }), due('at', '2026-01-01T00:00:00Z', 'UTC', 'soon'), due('at', '2026-01-01T00:00:00Z', 'UTC', '2026-13-01T00:00')]).toEqual([null, undefined, undefined]);
    expect(localText(new Date('2026-05-01T03:30:00Z'), 'Asia/Kathmandu')).toBe('2026-05-01T09:15');
  });
});
