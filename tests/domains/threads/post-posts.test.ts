import { describe, expect, it } from 'vitest';
import { postAnswerInput, postCommentInput } from '~/domains/threads';
import { getThread, lockThread, postAnswer, postComment, postReply, removePost, saveDraft, unlistThread } from '~/domains/threads/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, drift, kinds, recorded, refusal, reply, someone, thread, visitor } from './world';

useDatabase();

const text = 'Take it apart and brush it dry.';

describe('answering', () => {
  it('says what is wrong with the input', () => {
    expect(postAnswerInput.safeParse({ threadId: 'a', body: ' ' }).error?.issues[0]?.message).toBe('bodyTooShort|min=10');
    expect(postCommentInput.safeParse({ parentId: 'a', body: 'x'.repeat(2_001) }).error?.issues[0]?.message).toBe('bodyTooLong|max=2000');
  });

  it('finds no thread that is not there, is private, or was removed', async () => {
    const member = await someone();
    await expect(postAnswer(member, { threadId: newId(), body: text })).rejects.toBeInstanceOf(NotFound);
    const hidden = await thread({ by: await someone('admin'), categoryId: await category({ readBy: 'admin' }) });
    await expect(postAnswer(member, { threadId: hidden.threadId, body: text })).rejects.toBeInstanceOf(NotFound);
    const gone = await thread();
    await removePost(gone.author, gone);
    await expect(postAnswer(member, { threadId: gone.threadId, body: text })).rejects.toBeInstanceOf(Gone);
  });

  it('is refused with the reason', async () => {
    const { threadId } = await thread();
    const member = await someone();
    expect(await refusal(postAnswer(visitor, { threadId, body: text }))).toBe('Forbidden: signInFirst');
    expect(await refusal(postReply(member, { threadId, body: text }))).toBe('Forbidden: questionTakesAnswers');
    const idea = await thread({ kind: 'idea' });
    expect(await refusal(postAnswer(member, { threadId: idea.threadId, body: text }))).toBe('Forbidden: notAQuestion');
    const quiet = await thread({ categoryId: await category({ replyBy: 'moderator' }) });
    expect(await refusal(postAnswer(member, { threadId: quiet.threadId, body: text }))).toBe('Forbidden: audienceReply');
    await lockThread(await someone('moderator'), { threadId });
    expect(await refusal(postAnswer(member, { threadId, body: text }))).toBe('Forbidden: threadLocked');
    expect(await kinds(threadId)).toEqual(['thread.posted', 'thread.locked']);
  });

  it('adds the answer, counts it and shows its author', async () => {
    const { threadId, author } = await thread();
    const first = await answer(threadId);
    await answer(threadId, author);
    const second = await answer(threadId);
    const { thread: after, posts } = await getThread(visitor, { id: threadId, sort: 'date' });
    expect(posts.map((post) => [post.number, post.kind, post.author.id])).toEqual([
      [2, 'answer', first.author.id],
      [3, 'answer', author.id],
      [4, 'answer', second.author.id],
    ]);
    expect(after).toMatchObject({ replyCount: 3, commentCount: 0, firstResponseMinutes: 0 });
    expect((await db.thread.findUniqueOrThrow({ where: { id: threadId } })).faces).toEqual([author.id, first.author.id, second.author.id]);
    expect(await drift()).toEqual([]);
  });

  it('records it, and how long the asker waited for somebody else', async () => {
    const { threadId, author } = await thread();
    const own = await answer(threadId, author);
    setClock(() => new Date(Date.now() + 90 * 60_000));
    const first = await answer(threadId);
    const second = await answer(threadId);
    setClock(null);
    const about = { kind: 'answer.posted', targetMemberId: author.id };
    expect((await recorded(threadId)).slice(1)).toEqual([
      { ...about, actorId: author.id, postId: own.postId, data: { number: 2, mentions: [], language: 'en' } },
      { ...about, actorId: first.author.id, postId: first.postId, data: { number: 3, mentions: [], language: 'en', minutesToFirstResponse: 90 } },
      { ...about, actorId: second.author.id, postId: second.postId, data: { number: 4, mentions: [], language: 'en' } },
    ]);
  });

  it('takes the same submission once, and fifty at once', async () => {
    const { threadId } = await thread();
    const member = await someone();
    const input = { threadId, body: text, submission: newId() };
    const answers = await Promise.all(Array.from({ length: 50 }, () => postAnswer(member, input)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await postAnswer(member, input)).toEqual(answers[0]);
    expect(await kinds(threadId)).toEqual(['thread.posted', 'answer.posted']);
  });

  it('lets staff write in a locked thread', async () => {
    const { threadId } = await thread();
    const moderator = await someone('moderator');
    await lockThread(moderator, { threadId });
    await answer(threadId, moderator);
    expect(await kinds(threadId)).toEqual(['thread.posted', 'thread.locked', 'answer.posted']);
  });

  it('closes the draft of the thread', async () => {
    const { threadId } = await thread();
    const member = await someone();
    await saveDraft(member, { key: `reply-${threadId}`, sequence: 0, data: { body: 'Take it' } });
    await answer(threadId, member);
    expect(await saveDraft(member, { key: `reply-${threadId}`, sequence: 1, data: { body: 'Take it apart' } })).toMatchObject({ saved: false });
  });

  it('keeps an unlisted thread out of what lists count', async () => {
    const { threadId } = await thread({ tags: ['grinder'] });
    await unlistThread(await someone('moderator'), { threadId });
    await answer(threadId);
    expect(await drift()).toEqual([]);
  });
});

describe('replying', () => {
  it('stands under the thread or names the reply that it answers', async () => {
    const { threadId } = await thread({ kind: 'discussion' });
    const first = await reply(threadId);
    const second = await reply(threadId, undefined, first.postId);
    const { posts } = await getThread(visitor, { id: threadId });
    expect(posts[0]?.parent).toBeNull();
    expect(posts[1]?.parent).toMatchObject({ id: first.postId, number: 2, author: { id: first.author.id } });
    expect((await recorded(threadId)).at(-1)).toMatchObject({ kind: 'reply.posted', targetMemberId: first.author.id, postId: second.postId });
  });

  it('refuses a parent in another thread', async () => {
    const [one, two] = [await thread({ kind: 'discussion' }), await thread({ kind: 'discussion' })];
    const elsewhere = await reply(two.threadId);
    expect(await refusal(reply(one.threadId, undefined, elsewhere.postId))).toBe('Invalid');
  });
});

describe('commenting', () => {
  it('stands under the question and its answers, one level deep', async () => {
    const { threadId, postId } = await thread();
    const { postId: answerId, author } = await answer(threadId);
    const member = await someone();
    const under = await postComment(member, { parentId: postId, body: 'Which model is it?' });
    const comment = await postComment(member, { parentId: answerId, body: 'It worked, thank you.' });
    const page = await getThread(visitor, { id: threadId });
    expect(page.opening.comments.map((each) => each.id)).toEqual([under.postId]);
    expect(page.posts[0]?.comments.map((each) => each.id)).toEqual([comment.postId]);
    expect(page.thread).toMatchObject({ replyCount: 1, commentCount: 2 });
    expect(page.posts[0]).toMatchObject({ commentCount: 1 });
    expect((await recorded(threadId)).at(-1)).toMatchObject({ kind: 'comment.posted', targetMemberId: author.id, data: { parentId: answerId } });
    expect(await refusal(postComment(member, { parentId: comment.postId, body: 'Deeper' }))).toBe('Forbidden: noCommentsHere');
    expect(await drift()).toEqual([]);
  });

  it('is for questions: a discussion has replies', async () => {
    const { postId } = await thread({ kind: 'discussion' });
    expect(await refusal(postComment(await someone(), { parentId: postId, body: 'Me too' }))).toBe('Forbidden: noCommentsHere');
  });

  it('is not possible under a removed answer, which is gone', async () => {
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    await removePost(author, { postId });
    await expect(postComment(await someone(), { parentId: postId, body: 'Too late' })).rejects.toBeInstanceOf(Gone);
    expect(await refusal(postComment(author, { parentId: postId, body: 'Too late' }))).toBe('Forbidden: postRemoved');
  });
});
