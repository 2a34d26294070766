import { describe, expect, it } from 'vitest';
import { acceptanceOf, acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { archiveCategory, getThread, lockThread, postComment, removePost } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, drift, recorded, refusal, reply, someone, thread, visitor } from '../threads/world';

useDatabase();

async function question(severalAccepted = false) {
  const asked = await thread({ categoryId: await category({ severalAccepted }) });
  return { ...asked, one: await answer(asked.threadId), two: await answer(asked.threadId) };
}

const acceptedIn = async (threadId: string) =>
  (await db.post.findMany({ where: { threadId, acceptedAt: { not: null } }, orderBy: { number: 'asc' } })).map((post) => post.id);

describe('accepting an answer', () => {
  it('finds no answer that is not there', async () => {
    const { author, one } = await question();
    await expect(acceptAnswer(author, { postId: newId() })).rejects.toBeInstanceOf(NotFound);
    await removePost(one.author, one);
    await expect(acceptAnswer(author, one)).rejects.toBeInstanceOf(Gone);
  });

  it('is for the asker and for staff, of answers alone', async () => {
    const { threadId, postId, author, categoryId, one } = await question();
    expect(await refusal(acceptAnswer(visitor, one))).toBe('Forbidden: signInFirst');
    expect(await refusal(acceptAnswer(one.author, one))).toBe('Forbidden: askerAccepts');
    expect(await refusal(acceptAnswer({ ...author, scopes: ['read', 'vote'] }, one))).toBe('Forbidden: scopeMissing|scope=write');
    expect(await refusal(acceptAnswer(author, { postId }))).toBe('Forbidden: notAnAnswer');
    const comment = await postComment(author, { parentId: postId, body: 'Hm.' });
    expect(await refusal(acceptAnswer(author, comment))).toBe('Forbidden: notAnAnswer');
    const talk = await thread({ kind: 'discussion' });
    expect(await refusal(acceptAnswer(talk.author, await reply(talk.threadId)))).toBe('Forbidden: notAnAnswer');
    await archiveCategory(await someone('manager'), { categoryId });
    expect(await refusal(acceptAnswer(author, one))).toBe('Forbidden: categoryArchived');
    expect(await acceptedIn(threadId)).toEqual([]);
  });

  it('marks it, puts it first and counts it', async () => {
    const { threadId, author, two } = await question();
    expect(await acceptAnswer(author, two)).toEqual({ threadId, slug: two.slug, postId: two.postId, number: 3, acceptedCount: 1 });
    const page = await getThread(visitor, { id: threadId });
    expect(page.posts[0]).toMatchObject({ id: two.postId, accepted: { by: { id: author.id }, byAsker: true } });
    expect(page.thread.acceptedCount).toBe(1);
    expect(page.thread.solvedAt).not.toBeNull();
    expect((await db.member.findUniqueOrThrow({ where: { id: two.author.id } })).acceptedCount).toBe(1);
    expect(await drift()).toEqual([]);
  });

  it('by staff says that it was not the asker, also in a locked thread', async () => {
    const { threadId, one } = await question();
    const moderator = await someone('moderator');
    await lockThread(moderator, { threadId });
    await acceptAnswer(moderator, one);
    expect((await getThread(visitor, { id: threadId })).posts[0]?.accepted).toMatchObject({ by: { id: moderator.id }, byAsker: false });
    expect((await recorded(threadId)).at(-1)).toMatchObject({ kind: 'answer.accepted', actorId: moderator.id, data: { byAsker: false } });
  });

  it('records it, and that another one stopped being it', async () => {
    const { threadId, author, one, two } = await question();
    await acceptAnswer(author, one);
    await acceptAnswer(author, one);
    await acceptAnswer(author, two);
    expect(await acceptedIn(threadId)).toEqual([two.postId]);
    expect((await recorded(threadId)).slice(3)).toEqual([
      { kind: 'answer.accepted', actorId: author.id, targetMemberId: one.author.id, postId: one.postId, data: { number: 2, byAsker: true, minutesToSolution: 0 } },
      { kind: 'answer.unaccepted', actorId: author.id, targetMemberId: one.author.id, postId: one.postId, data: { because: 'another-accepted' } },
      { kind: 'answer.accepted', actorId: author.id, targetMemberId: two.author.id, postId: two.postId, data: { number: 3, byAsker: true } },
    ]);
    expect(await drift()).toEqual([]);
  });

  it('stands beside others where the category allows several', async () => {
    const { threadId, author, one, two } = await question(true);
    await acceptAnswer(author, one);
    expect(await acceptAnswer(author, two)).toMatchObject({ acceptedCount: 2 });
    expect(await acceptedIn(threadId)).toEqual([one.postId, two.postId]);
    expect(await unacceptAnswer(author, one)).toMatchObject({ acceptedCount: 1 });
    expect((await getThread(visitor, { id: threadId })).thread.solvedAt).not.toBeNull();
    expect(await drift()).toEqual([]);
  });

  it.each([false, true])('by fifty at once leaves exactly what may be (F15), several: %s', async (several) => {
    const { threadId, author, one, two } = await question(several);
    const moderator = await someone('moderator');
    await Promise.all(Array.from({ length: 50 }, (_, n) => acceptAnswer(n % 3 ? author : moderator, n % 2 ? one : two)));
    expect(await acceptedIn(threadId)).toHaveLength(several ? 2 : 1);
    expect((await getThread(visitor, { id: threadId })).thread.acceptedCount).toBe(several ? 2 : 1);
    expect(await drift()).toEqual([]);
  });

  it('is refused a second time by the database itself', async () => {
    const { threadId, author, one, two } = await question();
    await acceptAnswer(author, one);
    const byHand = db.post.update({ where: { id: two.postId }, data: { acceptedAt: new Date(), acceptedSlot: 'one' } });
    await expect(byHand).rejects.toThrow();
    expect(await acceptedIn(threadId)).toEqual([one.postId]);
  });
});

describe('taking it back', () => {
  it('is for the asker and for staff', async () => {
    const { author, one } = await question();
    await acceptAnswer(author, one);
    expect(await refusal(unacceptAnswer(one.author, one))).toBe('Forbidden: askerAccepts');
    await expect(unacceptAnswer(author, { postId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('unmarks and records it, once', async () => {
    const { threadId, author, one } = await question();
    await acceptAnswer(author, one);
    await Promise.all([unacceptAnswer(author, one), unacceptAnswer(author, one)]);
    expect(await unacceptAnswer(author, one)).toMatchObject({ acceptedCount: 0 });
    expect((await recorded(threadId)).slice(3).map((each) => [each.kind, (each.data as { because?: string }).because])).toEqual([
      ['answer.accepted', undefined],
      ['answer.unaccepted', 'taken-back'],
    ]);
    expect((await getThread(visitor, { id: threadId })).thread).toMatchObject({ acceptedCount: 0, solvedAt: null });
    expect(await drift()).toEqual([]);
  });
});

it('a page says what its reader may accept', async () => {
  const { threadId, author, one, two } = await question();
  await acceptAnswer(author, one);
  const page = await getThread(author, { id: threadId });
  expect(acceptanceOf(author, page)).toEqual({ [one.postId]: { accept: true, accepted: true }, [two.postId]: { accept: true, accepted: false } });
  expect(acceptanceOf(visitor, page)[one.postId]).toEqual({ accept: { no: 'signInFirst' }, accepted: true });
  expect(acceptanceOf(one.author, page)[two.postId]?.accept).toEqual({ no: 'askerAccepts' });
  const talk = await thread({ kind: 'discussion' });
  expect(acceptanceOf(author, await getThread(author, { id: talk.threadId }))).toEqual({});
});
