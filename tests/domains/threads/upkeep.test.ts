import { afterEach, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import {
  feedOfThread,
  feedOfThreads,
  flushViews,
  getThread,
  listRevisions,
  noteView,
  plainText,
  postComment,
  previewPost,
  recount,
  saveDraft,
  sitemapParts,
  sitemapThreads,
  suggestEmoji,
  threadSubscribers,
  tidyThreads,
  editPost,
} from '~/domains/threads/index.server';
import { deliverOnce, record } from '~/platform/activity/index.server';
import { newId, setClock } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import { Gone } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, drift, kinds, recorded, refusal, reply, someone, thread, visitor } from './world';

useDatabase();
afterEach(() => setClock(null));

const later = (days: number) => {
  const at = Date.now() + days * 86_400_000;
  setClock(() => new Date(at));
};

describe('counting again', () => {
  it('finds every counter that is wrong, and mends it', async () => {
    const { threadId, categoryId, author } = await thread({ tags: ['one'] });
    await answer(threadId);
    expect(await drift()).toEqual([]);
    await db.thread.update({ where: { id: threadId }, data: { replyCount: 7, meTooCount: 3, score: 9 } });
    await db.category.update({ where: { id: categoryId }, data: { threadCount: 0 } });
    await db.member.update({ where: { id: author.id }, data: { postCount: 5 } });
    await db.tagCount.deleteMany({ where: { categoryId } });
    const wrong = ['thread.reply_count', 'thread.score', 'thread.me_too_count', 'category.thread_count', 'member.post_count', 'tag_count.thread_count'];
    expect((await drift()).map((counter) => [counter.name, counter.drift])).toEqual(wrong.map((name) => [name, 1]));
    expect((await recount({ mend: true })).filter((counter) => counter.drift > 0)).toHaveLength(wrong.length);
    expect(await drift()).toEqual([]);
  });
});

describe('tidying', () => {
  it('drops what is kept for a time only', async () => {
    const member = await someone();
    await saveDraft(member, { key: 'new-thread', sequence: 0, data: { title: 'Old' } });
    const { threadId } = await thread({ submission: newId() });
    noteView(threadId, 'reader');
    await flushViews();
    later(6);
    expect(await tidyThreads()).toEqual({ drafts: 0, submissions: 0, views: 0, held: 0 });
    later(8);
    expect(await tidyThreads()).toMatchObject({ drafts: 0, submissions: 1, views: 0 });
    later(181);
    expect(await tidyThreads()).toMatchObject({ submissions: 0, views: 1 });
    expect(await db.draft.count({ where: { memberId: member.id } })).toBe(0);
  });
});

describe('a member who leaves and takes everything along', () => {
  it('takes texts and histories, and leaves others their threads', async () => {
    const leaver = await someone();
    const alone = await thread({ by: leaver, tags: ['one'] });
    const shared = await thread({ by: leaver });
    await answer(shared.threadId);
    const elsewhere = await thread();
    const given = await answer(elsewhere.threadId, leaver);
    await acceptAnswer(elsewhere.author, given);
    const said = await postComment(leaver, { parentId: elsewhere.postId, body: 'A secret of mine' });
    later(1);
    await editPost(leaver, { postId: given.postId, version: 1, body: 'Another secret of mine, and more of it than before.' });
    await transaction((tx) => record(tx, { kind: 'member.closed', actor: leaver, targetMemberId: leaver.id, data: { posts: 'remove' } }));
    await deliverOnce(threadSubscribers);
    await deliverOnce(threadSubscribers);

    expect(await db.post.count({ where: { authorId: leaver.id, NOT: { source: '' } } })).toBe(0);
    expect(await db.revision.count({ where: { postId: given.postId } })).toBe(0);
    await expect(getThread(visitor, { id: alone.threadId })).rejects.toBeInstanceOf(Gone);
    expect((await getThread(visitor, { id: shared.threadId })).opening).toMatchObject({ withdrawn: true, html: '', removed: null });
    const page = await getThread(visitor, { id: elsewhere.threadId });
    expect([page.posts, page.opening.comments, page.thread.acceptedCount]).toEqual([[], [], 0]);
    expect((await recorded(elsewhere.threadId)).at(-1)).toMatchObject({ kind: 'post.deleted', actorId: null, data: { because: 'member-left' } });
    expect([(await kinds(shared.threadId)).includes('post.deleted'), said.number]).toEqual([false, 3]);
    const told = async (topic: string) => (await db.liveSignal.findMany({ where: { topic }, orderBy: { id: 'asc' } })).map(({ kind, data }) => ({ kind, ...(data as object) }));
    expect((await told(`lists:${elsewhere.categoryId}`)).at(-1)).toEqual({ kind: 'row', thread: elsewhere.threadId, n: 0, as: 'answer' });
    expect((await told(`thread:${elsewhere.threadId}`)).slice(-2)).toEqual([given.number, said.number].map((number) => ({ kind: 'state', number, gone: true })));
    expect((await told(`thread:${shared.threadId}`)).at(-1)).toEqual({ kind: 'state', number: 1 });
    expect(await drift()).toEqual([]);
  });

  it('leaves everything when that was the wish', async () => {
    const leaver = await someone();
    const { threadId } = await thread({ by: leaver });
    await transaction((tx) => record(tx, { kind: 'member.closed', actor: leaver, targetMemberId: leaver.id, data: { posts: 'keep' } }));
    await deliverOnce(threadSubscribers);
    expect((await getThread(visitor, { id: threadId })).opening.withdrawn).toBe(false);
  });
});

describe('feeds and the sitemap', () => {
  it('have the newest first, with their text', async () => {
    const [one, two] = [await thread({ tags: ['feed'] }), await thread({ tags: ['feed'], kind: 'discussion' })];
    const feed = await feedOfThreads(visitor, { tagSlug: 'feed' });
    expect(feed.map((entry) => entry.id)).toEqual([two.threadId, one.threadId]);
    expect(feed[0]?.html).toContain('squeaks');
    const said = await reply(two.threadId);
    expect((await feedOfThread(visitor, two)).posts.map((post) => post.id)).toEqual([said.postId, two.postId]);
  });

  it('know when something last changed', async () => {
    later(3);
    const { threadId, postId, author } = await thread();
    const { lastActivityAt } = await db.thread.findUniqueOrThrow({ where: { id: threadId } });
    expect((await sitemapParts()).at(-1)?.lastmod).toEqual(lastActivityAt);
    later(4);
    await editPost(author, { postId, version: 1, body: 'It squeaks, and nothing else.' });
    const [row] = (await sitemapThreads({ from: '0' })).filter((each) => each.id === threadId);
    expect(row?.lastmod.getTime()).toBeGreaterThan(lastActivityAt.getTime());
    expect((await sitemapParts()).at(-1)?.lastmod).toEqual(row?.lastmod);
  });
});

describe('small things', () => {
  it('a preview is made for members, and kept nowhere', async () => {
    expect(await refusal(previewPost(visitor, { body: '**Hi**' }))).toBe('Forbidden: signInFirst');
    expect(plainText(await previewPost(await someone(), { body: '**Hi** there' }))).toBe('Hi there');
  });

  it('emoji are found by the beginning of their names first', () => {
    const names = suggestEmoji('TAD').map((each) => each.name);
    expect(names[0]).toBe('tada');
    expect(suggestEmoji('a')).toHaveLength(8);
    expect(suggestEmoji('nosuchemoji')).toEqual([]);
  });

  it('a post that was never edited has one revision', async () => {
    const { postId } = await thread();
    expect(await listRevisions(visitor, { postId })).toHaveLength(1);
  });
});
