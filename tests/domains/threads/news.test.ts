import { beforeEach, describe, expect, it } from 'vitest';
import { acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { editPost, lockThread, postComment, removePost, restorePost, unlistThread, vote } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, refusal, someone, thread } from './world';

useDatabase();

beforeEach(async () => {
  await db.liveSignal.deleteMany();
});

/** What pages that are open were told, oldest first. */
async function told(topic: string) {
  const rows = await db.liveSignal.findMany({ where: { topic }, orderBy: { id: 'asc' } });
  return rows.map(({ kind, data }) => ({ kind, ...(data as object) }));
}

describe('pages that are open', () => {
  it('are told of new threads by category', async () => {
    const made = await thread({ tags: ['burrs'] });
    const { tagIds } = await db.activity.findFirstOrThrow({ where: { threadId: made.threadId } });
    expect(await told(`lists:${made.categoryId}`)).toEqual([{ kind: 'thread', thread: made.threadId, as: 'question', tags: tagIds, by: made.author.id }]);
    expect(await told(`thread:${made.threadId}`)).toEqual([]);
  });

  it('are told of new posts by number, and of edits by version', async () => {
    const { threadId } = await thread();
    const first = await answer(threadId);
    await postComment(first.author, { parentId: first.postId, body: 'One more thing.' });
    const edit = { postId: first.postId, version: 1, body: 'Take it apart and brush it very dry.' };
    const { version } = await editPost(first.author, edit);
    await editPost(first.author, { ...edit, version });
    expect(await told(`thread:${threadId}`)).toEqual([
      { kind: 'post', number: 2, as: 'answer', by: first.author.id },
      { kind: 'post', number: 3, as: 'comment', by: first.author.id },
      { kind: 'edit', number: 2, version },
    ]);
  });

  it('are told how many answers the rows of lists count, but nothing of what lists do not show', async () => {
    const made = await thread();
    const { postId, author: helper } = await answer(made.threadId);
    await answer(made.threadId);
    await postComment(helper, { parentId: postId, body: 'One more thing.' });
    const staff = await someone('moderator');
    await removePost(staff, { postId });
    await restorePost(staff, { postId });
    await unlistThread(staff, { threadId: made.threadId });
    await answer(made.threadId);
    const rows = (await told(`lists:${made.categoryId}`)).filter(({ kind }) => kind === 'row');
    expect(rows).toEqual([1, 2, 2, 1, 2].map((n) => ({ kind: 'row', thread: made.threadId, n, as: 'answer' })));
  });

  it('are told scores, and only when they change', async () => {
    const { threadId } = await thread();
    const { postId } = await answer(threadId);
    const [a, b] = [await someone(), await someone()];
    await vote(a, { postId, value: 1 });
    await vote(a, { postId, value: 1 });
    await vote(b, { postId, value: 1 });
    await vote(a, { postId, value: 0 });
    expect((await told(`thread:${threadId}`)).slice(1)).toEqual([1, 2, 1].map((score) => ({ kind: 'score', number: 2, score })));
  });

  it('are told when something else is shown: accepted, removed, brought back, locked', async () => {
    const { threadId, author } = await thread();
    const { postId } = await answer(threadId);
    const staff = await someone('moderator');
    await acceptAnswer(author, { postId });
    await acceptAnswer(author, { postId });
    await unacceptAnswer(author, { postId });
    await removePost(staff, { postId });
    await restorePost(staff, { postId });
    await lockThread(staff, { threadId });
    expect((await told(`thread:${threadId}`)).slice(1)).toEqual([
      { kind: 'state', number: 2 },
      { kind: 'state', number: 2 },
      { kind: 'state', number: 2, gone: true },
      { kind: 'state', number: 2 },
      { kind: 'state' },
    ]);
  });

  it('are told nothing of what was refused', async () => {
    const categoryId = await category({ replyBy: 'manager' });
    const { threadId } = await thread({ categoryId });
    expect(await refusal(answer(threadId))).toBe('Forbidden: audienceReply');
    expect(await told(`thread:${threadId}`)).toEqual([]);
  });
});
