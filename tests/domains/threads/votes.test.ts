import { describe, expect, it } from 'vitest';
import { voteInput } from '~/domains/threads';
import { addMeToo, archiveCategory, flushViews, getThread, noteView, postComment, removeMeToo, removePost, vote } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Gone, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, drift, kinds, recorded, refusal, reply, someone, thread, visitor } from './world';

useDatabase();

describe('voting', () => {
  it('says what is wrong with the input', () => {
    expect(voteInput.safeParse({ postId: 'a', value: 2 }).error?.issues[0]?.message).toBe('voteUnknown');
  });

  it('finds no post that is not there', async () => {
    await expect(vote(await someone(), { postId: newId(), value: 1 })).rejects.toBeInstanceOf(NotFound);
    const { threadId } = await thread();
    const { postId, author } = await answer(threadId);
    await removePost(author, { postId });
    await expect(vote(await someone(), { postId, value: 1 })).rejects.toBeInstanceOf(Gone);
  });

  it('is for members, never on their own, down only on questions and answers', async () => {
    const { postId, author, threadId, categoryId } = await thread();
    expect(await refusal(vote(visitor, { postId, value: 1 }))).toBe('Forbidden: signInFirst');
    expect(await refusal(vote(author, { postId, value: 1 }))).toBe('Forbidden: ownPost');
    const member = await someone();
    expect(await refusal(vote({ ...member, scopes: ['write'] }, { postId, value: 1 }))).toBe('Forbidden: scopeMissing|scope=vote');
    const comment = await postComment(author, { parentId: postId, body: 'Hm.' });
    expect(await refusal(vote(member, { postId: comment.postId, value: -1 }))).toBe('Forbidden: likesOnly');
    const talk = await thread({ kind: 'discussion' });
    expect(await refusal(vote(member, { postId: talk.postId, value: -1 }))).toBe('Forbidden: likesOnly');
    await vote(member, { postId: talk.postId, value: 1 });
    await archiveCategory(await someone('manager'), { categoryId });
    expect(await refusal(vote(member, { postId, value: 1 }))).toBe('Forbidden: categoryArchived');
    expect(await kinds(threadId)).toEqual(['thread.posted', 'comment.posted']);
  });

  it('changes the score of the post and, for the first one, of the thread', async () => {
    const { postId, threadId } = await thread();
    const [one, two] = [await someone(), await someone()];
    expect(await vote(one, { postId, value: 1 })).toEqual({ postId, score: 1, myVote: 1 });
    expect(await vote(two, { postId, value: 1 })).toEqual({ postId, score: 2, myVote: 1 });
    expect(await vote(one, { postId, value: -1 })).toEqual({ postId, score: 0, myVote: -1 });
    expect(await vote(two, { postId, value: 0 })).toEqual({ postId, score: -1, myVote: 0 });
    const page = await getThread(one, { id: threadId });
    expect([page.opening.score, page.opening.myVote, page.thread.score]).toEqual([-1, -1, -1]);
    expect((await getThread(visitor, { id: threadId })).opening.myVote).toBe(0);
    expect(await drift()).toEqual([]);
  });

  it('records each change once', async () => {
    const { postId, threadId, author } = await thread();
    const member = await someone();
    for (const value of [1, 1, -1, 0, 0] as const) await vote(member, { postId, value });
    const about = { actorId: member.id, targetMemberId: author.id, postId };
    expect((await recorded(threadId)).slice(1)).toEqual([
      { kind: 'vote.cast', ...about, data: { value: 1, before: 0 } },
      { kind: 'vote.cast', ...about, data: { value: -1, before: 1 } },
      { kind: 'vote.withdrawn', ...about, data: { before: -1 } },
    ]);
  });

  it('of a hundred at once keeps the score equal to the votes (F16)', async () => {
    const { postId, threadId } = await thread();
    const { postId: answerId } = await answer(threadId);
    const members = await Promise.all(Array.from({ length: 20 }, () => someone()));
    const values = [1, -1, 0, 1, 1] as const;
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => vote(members[n % 20]!, { postId: n % 3 ? postId : answerId, value: values[n % values.length]! })),
    );
    // Comments and replies in the same thread meanwhile.
    await Promise.all([
      ...members.map((member) => vote(member, { postId, value: 1 })),
      ...members.map((member) => postComment(member, { parentId: postId, body: 'Me as well' })),
    ]);
    expect((await getThread(visitor, { id: threadId })).opening).toMatchObject({ score: 20, commentCount: 20 });
    expect(await drift()).toEqual([]);
  });
});

describe('"I have this too"', () => {
  it('is for members, on questions of others', async () => {
    const { threadId, author } = await thread();
    expect(await refusal(addMeToo(visitor, { threadId }))).toBe('Forbidden: signInFirst');
    expect(await refusal(addMeToo(author, { threadId }))).toBe('Forbidden: ownPost');
    const idea = await thread({ kind: 'idea' });
    expect(await refusal(addMeToo(author, idea))).toBe('Forbidden: notAQuestion');
    await expect(addMeToo(author, { threadId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('counts and records once, also at once', async () => {
    const { threadId, author } = await thread();
    const member = await someone();
    await Promise.all(Array.from({ length: 10 }, () => addMeToo(member, { threadId })));
    expect(await addMeToo(member, { threadId })).toEqual({ threadId, meTooCount: 1, iHaveThisToo: true });
    expect((await getThread(member, { id: threadId })).thread).toMatchObject({ meTooCount: 1, iHaveThisToo: true });
    expect(await removeMeToo(member, { threadId })).toMatchObject({ meTooCount: 0, iHaveThisToo: false });
    await removeMeToo(member, { threadId });
    expect((await recorded(threadId)).slice(1)).toMatchObject([
      { kind: 'metoo.added', actorId: member.id, targetMemberId: author.id },
      { kind: 'metoo.removed' },
    ]);
    expect(await drift()).toEqual([]);
  });
});

describe('views', () => {
  it('count each reader once', async () => {
    const { threadId } = await thread({ kind: 'discussion' });
    const other = await reply(threadId);
    for (const reader of ['r1', 'r2', 'r1']) noteView(threadId, reader);
    noteView('nosuchthread', 'r1');
    await flushViews();
    noteView(threadId, 'r2');
    noteView(other.threadId, 'r3');
    await Promise.all([flushViews(), flushViews()]);
    expect((await getThread(visitor, { id: threadId })).thread.viewCount).toBe(3);
    expect(await db.threadView.count({ where: { threadId: 'nosuchthread' } })).toBe(0);
  });
});
