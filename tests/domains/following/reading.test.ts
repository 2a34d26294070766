import { afterEach, describe, expect, it } from 'vitest';
import { FOLLOW_AFTER_MS, lastReadOf, noteProgress, noteProgressInput, readingOf, setLevel } from '~/domains/following/index.server';
import { forgetCategories, removePost } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { category, refusal, reply, someone, thread, visitor } from '../threads/world';

useDatabase();
afterEach(() => setClock(null));

async function talk(replies: number) {
  const made = await thread({ kind: 'discussion' });
  const helper = await someone();
  for (let i = 0; i < replies; i++) await reply(made.threadId, helper);
  return { ...made, helper };
}

/** Each report comes so many seconds after the one before. */
function clockFrom(start: number) {
  let at = start;
  setClock(() => new Date(at));
  return { after: (seconds: number) => (at += seconds * 1000) };
}

describe('how far somebody has read', () => {
  it('is nothing before the thread was opened', async () => {
    const { threadId } = await thread();
    const [one, other] = [await someone(), await someone()];
    expect(await lastReadOf(one.id, threadId)).toBe(0);
    await noteProgress(one, { threadId, number: 1, ms: 0 });
    expect(await lastReadOf(one.id, threadId)).toBe(1);
    expect([...(await readingOf([one.id, other.id], threadId))]).toEqual([[one.id, 1]]);
  });

  it('is only for members, of threads that they may see', async () => {
    const { threadId, postId } = await thread();
    const member = await someone();
    const progress = { threadId, number: 1, ms: 0 };
    expect(await refusal(noteProgress(visitor, progress))).toBe('Forbidden: signInFirst');
    expect(await refusal(noteProgress({ ...member, scopes: ['read'] }, progress))).toBe('Forbidden: scopeMissing|scope=profile');
    await expect(noteProgress(member, { ...progress, threadId: newId() })).rejects.toBeInstanceOf(NotFound);
    await removePost(await someone('moderator'), { postId });
    await expect(noteProgress(member, progress)).rejects.toBeInstanceOf(Gone);
    const hidden = await thread({ categoryId: await category() });
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'moderator' } });
    forgetCategories();
    await expect(noteProgress(member, { ...progress, threadId: hidden.threadId })).rejects.toBeInstanceOf(NotFound);
    expect(await db.reading.count({ where: { memberId: member.id } })).toBe(0);
  });

  it('takes no number below the first, and no more than a minute at a time', () => {
    const report = (more: object) => noteProgressInput.safeParse({ threadId: 'a1', number: '2', ms: '1000', ...more });
    expect(report({}).data).toEqual({ threadId: 'a1', number: 2, ms: 1000 });
    expect(report({ ms: '999999' }).data?.ms).toBe(60_000);
    expect([{ number: '0' }, { number: 'x' }, { number: '1.5' }, { ms: '-1' }, { more: '1' }].map((more) => report(more).success)).toEqual([false, false, false, false, false]);
  });

  it('goes on, never back, and not beyond the last post', async () => {
    const { threadId } = await talk(4);
    const member = await someone();
    const upTo = async (number: number) => (await noteProgress(member, { threadId, number, ms: 0 })).lastReadNumber;
    expect([await upTo(3), await upTo(2), await upTo(4), await upTo(4), await upTo(999)]).toEqual([3, 3, 4, 4, 5]);
  });

  it('is the furthest of two devices, however their reports cross', async () => {
    const { threadId } = await talk(19);
    const member = await someone();
    const reports = Array.from({ length: 40 }, (_, i) => ((i * 7) % 20) + 1);
    await Promise.all(reports.map((number) => noteProgress(member, { threadId, number, ms: 10 })));
    expect(await lastReadOf(member.id, threadId)).toBe(20);
    expect(await db.reading.count({ where: { memberId: member.id } })).toBe(1);
  });

  it('is left alone by others', async () => {
    const { threadId } = await talk(3);
    const [one, other] = [await someone(), await someone()];
    await noteProgress(one, { threadId, number: 4, ms: 0 });
    await noteProgress(other, { threadId, number: 2, ms: 0 });
    expect([await lastReadOf(one.id, threadId), await lastReadOf(other.id, threadId)]).toEqual([4, 2]);
  });
});

describe('the time that somebody reads', () => {
  const report = (member: Parameters<typeof noteProgress>[0], threadId: string, ms: number) => noteProgress(member, { threadId, number: 1, ms });

  it('follows the thread after four minutes, not before', async () => {
    const { threadId } = await thread();
    const member = await someone();
    const clock = clockFrom(Date.UTC(2030, 0, 1));
    const steps = FOLLOW_AFTER_MS / 30_000;
    for (let i = 1; i < steps; i++) {
      await report(member, threadId, 30_000);
      clock.after(30);
    }
    expect(await db.follow.count({ where: { memberId: member.id } })).toBe(0);
    expect((await report(member, threadId, 30_000)).readMs).toBe(FOLLOW_AFTER_MS);
    expect(await db.follow.findMany({ where: { memberId: member.id } })).toMatchObject([{ targetId: threadId, level: 'following', chosen: false }]);
  });

  it('counts once for two devices, and never more than has gone by', async () => {
    const { threadId } = await thread();
    const member = await someone();
    const clock = clockFrom(Date.UTC(2030, 0, 2));
    await report(member, threadId, 20_000);
    clock.after(30);
    await Promise.all([report(member, threadId, 30_000), report(member, threadId, 30_000)]);
    expect((await db.reading.findFirstOrThrow({ where: { memberId: member.id } })).readMs).toBe(50_000);
    clock.after(5);
    expect((await report(member, threadId, 60_000)).readMs).toBe(55_000);
  });

  it('does not follow against what was chosen', async () => {
    const { threadId } = await thread();
    const member = await someone();
    await setLevel(member, { kind: 'thread', targetId: threadId, level: 'normal' });
    const clock = clockFrom(Date.UTC(2030, 0, 3));
    for (let i = 0; i < 5; i++) {
      await report(member, threadId, 60_000);
      clock.after(60);
    }
    expect(await db.follow.findMany({ where: { memberId: member.id } })).toMatchObject([{ level: 'normal', chosen: true }]);
  });
});
