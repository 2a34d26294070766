import { describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import { getThread, lockThread, postComment, removePost, restorePost, vote } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, drift, kinds, recorded, refusal, reply, someone, thread, visitor } from './world';

useDatabase();

describe('removing a post', () => {
  it('finds no post that is not there', async () => {
    await expect(removePost(await someone(), { postId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('is for its author and for staff', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    expect(await refusal(removePost(visitor, { postId }))).toBe('Forbidden: signInFirst');
    expect(await refusal(removePost(await someone(), { postId }))).toBe('Forbidden: notYours');
    await lockThread(await someone('moderator'), { threadId });
    expect(await refusal(removePost(author, { postId }))).toBe('Forbidden: threadLocked');
    await removePost(await someone('moderator'), { postId });
    expect((await getThread(visitor, { id: threadId })).posts).toEqual([]);
  });

  it('takes it away with what counts it, and shows its place to those who may bring it back', async () => {
    const { threadId, author: asker } = await thread();
    const first = await answer(threadId);
    const { postId, author } = await answer(threadId);
    await postComment(await someone(), { parentId: postId, body: 'Well done' });
    await removePost(author, { postId });
    const shown = await getThread(visitor, { id: threadId });
    expect(shown.posts.map((post) => post.id)).toEqual([first.postId]);
    expect(shown.thread).toMatchObject({ replyCount: 1 });
    for (const reader of [author, await someone('moderator')]) {
      const { posts } = await getThread(reader, { id: threadId, sort: 'date' });
      expect(posts.map((post) => [post.id, post.removed?.byAuthor ?? null])).toEqual([[first.postId, null], [postId, true]]);
      expect(posts[1]?.may.restore).toBe(true);
    }
    expect((await getThread(asker, { id: threadId })).posts).toHaveLength(1);
    expect(await drift()).toEqual([]);
    expect((await recorded(threadId)).at(-1)).toMatchObject({
      ...{ kind: 'post.deleted', actorId: author.id, targetMemberId: author.id, postId },
      data: { number: 3, postKind: 'answer', byAuthor: true },
    });
    const { faces, lastPostId } = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
    expect([faces.includes(author.id), lastPostId === postId]).toEqual([false, false]);
  });

  it('twice is once', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    await Promise.all([removePost(author, { postId }), removePost(author, { postId })]);
    await removePost(author, { postId });
    await restorePost(author, { postId });
    await restorePost(author, { postId });
    expect(await kinds(threadId)).toEqual(['thread.posted', 'answer.posted', 'post.deleted', 'post.restored']);
    expect(await drift()).toEqual([]);
  });

  it('leaves authors what others rely on', async () => {
    const { threadId, postId, author } = await thread();
    const given = await answer(threadId);
    await acceptAnswer(author, { postId: given.postId });
    expect(await refusal(removePost(given.author, { postId: given.postId }))).toBe('Forbidden: acceptedAnswerStays');
    expect(await refusal(removePost(author, { postId }))).toBe('Forbidden: answersByOthers');
    const talk = await thread({ kind: 'discussion' });
    const said = await reply(talk.threadId);
    await vote(talk.author, { postId: said.postId, value: 1 });
    expect((await getThread(talk.author, { id: talk.threadId })).thread.may.remove).toEqual({ no: 'answersByOthers' });
    expect(await refusal(removePost(talk.author, talk))).toBe('Forbidden: answersByOthers');
    await vote(talk.author, { postId: said.postId, value: 0 });
    await removePost(talk.author, talk);
  });

  it('lets staff remove an accepted answer, which then is none', async () => {
    const { threadId, author } = await thread();
    const given = await answer(threadId);
    await acceptAnswer(author, { postId: given.postId });
    await removePost(await someone('moderator'), { postId: given.postId });
    expect((await kinds(threadId)).slice(-2)).toEqual(['answer.unaccepted', 'post.deleted']);
    expect((await getThread(visitor, { id: threadId })).thread).toMatchObject({ acceptedCount: 0, solvedAt: null });
    expect(await drift()).toEqual([]);
  });

  it('of the first post removes the thread: gone for readers, there for its author and staff', async () => {
    const { threadId, postId, author } = await thread({ tags: ['one'] });
    await removePost(author, { postId });
    await expect(getThread(visitor, { id: threadId })).rejects.toBeInstanceOf(Gone);
    await expect(getThread(await someone(), { id: threadId })).rejects.toBeInstanceOf(Gone);
    expect((await getThread(author, { id: threadId })).thread.removed).toMatchObject({ byAuthor: true });
    expect((await getThread(await someone('moderator'), { id: threadId })).thread.may.restore).toBe(true);
    expect(await drift()).toEqual([]);
  });
});

describe('bringing a post back', () => {
  it('is for authors what they removed, and for staff everything', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    await removePost(author, { postId });
    await expect(restorePost(await someone(), { postId })).rejects.toBeInstanceOf(Gone);
    await restorePost(author, { postId });
    const moderator = await someone('moderator');
    await removePost(moderator, { postId });
    expect(await refusal(restorePost(author, { postId }))).toBe('Forbidden: removedByStaff');
    await restorePost(moderator, { postId });
    expect((await getThread(visitor, { id: threadId })).posts).toHaveLength(1);
    expect((await recorded(threadId)).at(-1)).toMatchObject({ kind: 'post.restored', actorId: moderator.id, data: { byAuthor: false } });
    expect(await drift()).toEqual([]);
  });

  it('brings a thread back with its posts', async () => {
    const { threadId, postId, author } = await thread({ tags: ['one'] });
    const given = await answer(threadId);
    await removePost(author, { postId });
    expect(await refusal(restorePost(given.author, given))).toBe('Gone');
    await restorePost(author, { postId });
    expect((await getThread(visitor, { id: threadId })).posts.map((post) => post.id)).toEqual([given.postId]);
    expect(await drift()).toEqual([]);
  });
});
