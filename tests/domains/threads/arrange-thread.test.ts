import { describe, expect, it } from 'vitest';
import type { Actor } from '~/domains/identity';
import { acceptAnswer } from '~/domains/answers/index.server';
import {
  changeKind,
  getThread,
  listCategories,
  listThreads,
  lockThread,
  moveThread,
  pinThread,
  postComment,
  relistThread,
  setTags,
  unlistThread,
  unlockThread,
  unpinThread,
  vote,
} from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, drift, kinds, recorded, refusal, reply, someone, thread, visitor } from './world';

useDatabase();

type Switch = (actor: Actor, input: { threadId: string }) => Promise<unknown>;
const switches: [Switch, Switch, 'pinned' | 'locked' | 'unlisted', string, string][] = [
  [pinThread, unpinThread, 'pinned', 'thread.pinned', 'thread.unpinned'],
  [lockThread, unlockThread, 'locked', 'thread.locked', 'thread.unlocked'],
  [unlistThread, relistThread, 'unlisted', 'thread.unlisted', 'thread.listed'],
];

describe.each(switches)('%o and back', (on, off, state, told, toldBack) => {
  it('finds no thread that is not there', async () => {
    await expect(on(await someone('moderator'), { threadId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('is for staff alone, who came in a way that allows it', async () => {
    const { threadId, author } = await thread();
    expect(await refusal(on(visitor, { threadId }))).toBe('Forbidden: signInFirst');
    expect(await refusal(on(author, { threadId }))).toBe('Forbidden: staffOnly');
    const moderator = await someone('moderator');
    expect(await refusal(on({ ...moderator, scopes: ['read', 'write'] }, { threadId }))).toBe('Forbidden: scopeMissing|scope=moderate');
    await on(moderator, { threadId });
    expect((await getThread(visitor, { id: threadId })).thread[state]).toBe(true);
  });

  it('changes, records and counts once, however often it is done', async () => {
    const { threadId } = await thread({ tags: ['one', 'two'] });
    const moderator = await someone('moderator');
    await Promise.all([on(moderator, { threadId }), on(moderator, { threadId })]);
    expect(await drift()).toEqual([]);
    await off(moderator, { threadId });
    await off(moderator, { threadId });
    expect(await kinds(threadId)).toEqual(['thread.posted', told, toldBack]);
    expect((await getThread(visitor, { id: threadId })).thread[state]).toBe(false);
    expect(await drift()).toEqual([]);
  });
});

describe('pinning', () => {
  it('puts a thread before the latest, on the first page of all and of its category only', async () => {
    const categoryId = await category();
    const old = await thread({ categoryId });
    for (let n = 0; n < 3; n++) await thread({ categoryId });
    await pinThread(await someone('moderator'), old);
    expect((await listThreads(visitor)).rows[0]).toMatchObject({ id: old.threadId, pinned: true });
    const { slug: categorySlug } = (await listCategories(visitor)).find((each) => each.id === categoryId)!;
    const first = await listThreads(visitor, { limit: 2, categorySlug });
    expect(first.rows.map((row) => row.pinned)).toEqual([true, false, false]);
    const second = await listThreads(visitor, { limit: 2, categorySlug, cursor: first.next ?? '' });
    expect(second.rows).toHaveLength(1);
    expect(second.rows.some((row) => row.pinned)).toBe(false);
    expect((await listThreads(visitor, { order: 'new', limit: 100 })).rows.filter((row) => row.id === old.threadId)).toHaveLength(1);
  });
});

describe('moving', () => {
  it('is for staff, to a category that takes the thread', async () => {
    const { threadId, author } = await thread();
    const to = await category();
    expect(await refusal(moveThread(author, { threadId, categoryId: to }))).toBe('Forbidden: staffOnly');
    const moderator = await someone('moderator');
    expect(await refusal(moveThread(moderator, { threadId, categoryId: await category({ kinds: ['idea'] }) }))).toBe('Invalid');
    await expect(moveThread(moderator, { threadId, categoryId: await category({ readBy: 'admin' }) })).rejects.toBeInstanceOf(NotFound);
    await expect(moveThread(moderator, { threadId, categoryId: newId() })).rejects.toBeInstanceOf(NotFound);
  });

  it('moves it with its counts, and hides it where it is private', async () => {
    const { threadId, categoryId: from } = await thread({ tags: ['one'] });
    const to = await category({ readBy: 'moderator' });
    const moderator = await someone('moderator');
    await Promise.all([moveThread(moderator, { threadId, categoryId: to }), moveThread(moderator, { threadId, categoryId: to })]);
    expect((await recorded(threadId)).slice(1)).toMatchObject([{ kind: 'thread.moved', data: { from, to } }]);
    expect(await drift()).toEqual([]);
    await expect(getThread(visitor, { id: threadId })).rejects.toBeInstanceOf(NotFound);
    expect((await getThread(moderator, { id: threadId })).thread.category.public).toBe(false);
  });

  it('of many threads to and fro at once loses no count', async () => {
    const [one, two] = [await category(), await category()];
    const moderator = await someone('moderator');
    const threads = await Promise.all(Array.from({ length: 8 }, (_, n) => thread({ categoryId: n % 2 ? one : two, tags: ['alpha', 'beta'] })));
    await Promise.all(threads.flatMap(({ threadId }) => [one, two, one].map((categoryId) => moveThread(moderator, { threadId, categoryId }))));
    expect(await drift()).toEqual([]);
  });
});

describe('changing the kind', () => {
  it('is for staff, to a kind that the category takes', async () => {
    const { threadId, author } = await thread({ categoryId: await category({ kinds: ['question', 'discussion'] }) });
    expect(await refusal(changeKind(author, { threadId, kind: 'discussion' }))).toBe('Forbidden: staffOnly');
    expect(await refusal(changeKind(await someone('moderator'), { threadId, kind: 'idea' }))).toBe('Invalid');
  });

  it('turns answers into replies and back, and takes acceptance away', async () => {
    const { threadId, author } = await thread();
    const given = await answer(threadId);
    const comment = await postComment(author, { parentId: given.postId, body: 'Thank you' });
    await vote(author, { postId: given.postId, value: -1 });
    await acceptAnswer(author, { postId: given.postId });
    const moderator = await someone('moderator');
    await changeKind(moderator, { threadId, kind: 'discussion' });
    await changeKind(moderator, { threadId, kind: 'discussion' });
    const talk = await getThread(visitor, { id: threadId });
    expect(talk.thread).toMatchObject({ kind: 'discussion', replyCount: 1, acceptedCount: 0, solvedAt: null });
    expect(talk.posts[0]).toMatchObject({ kind: 'reply', accepted: null, score: -1, comments: [{ id: comment.postId }] });
    expect((await recorded(threadId)).slice(-2)).toMatchObject([
      { kind: 'answer.unaccepted', postId: given.postId, targetMemberId: given.author.id, data: { because: 'kind-changed' } },
      { kind: 'thread.kind-changed', data: { from: 'question', to: 'discussion' } },
    ]);
    const more = await reply(threadId, undefined, given.postId);
    await changeKind(moderator, { threadId, kind: 'question' });
    const question = await getThread(visitor, { id: threadId, sort: 'date' });
    expect(question.posts.map((post) => [post.id, post.kind])).toEqual([[given.postId, 'answer'], [more.postId, 'answer']]);
    expect(await drift()).toEqual([]);
  });
});

describe('tagging', () => {
  it('is for the author, while it is not locked, and for staff', async () => {
    const { threadId, author } = await thread();
    expect(await refusal(setTags(await someone(), { threadId, tags: ['one'] }))).toBe('Forbidden: notYours');
    await lockThread(await someone('moderator'), { threadId });
    expect(await refusal(setTags(author, { threadId, tags: ['one'] }))).toBe('Forbidden: threadLocked');
    await setTags(await someone('moderator'), { threadId, tags: ['one'] });
  });

  it('gives these tags and no others, once', async () => {
    const { threadId, author } = await thread({ tags: ['one', 'two'] });
    await setTags(author, { threadId, tags: ['Two', 'three', 'THREE'] });
    await setTags(author, { threadId, tags: ['three', 'two'] });
    expect((await getThread(visitor, { id: threadId })).thread.tags.map((tag) => tag.slug)).toEqual(['three', 'two']);
    expect((await kinds(threadId)).filter((kind) => kind === 'thread.retagged')).toHaveLength(1);
    expect(await drift()).toEqual([]);
  });

  it('of one thread by many at once ends with the tags of one of them, counted', async () => {
    const { threadId, author } = await thread({ tags: ['red'] });
    const moderator = await someone('moderator');
    const sets = [['red', 'green'], ['green', 'blue'], ['white'], [], ['blue', 'black', 'red']];
    await Promise.all([...sets, ...sets].map((tags, n) => setTags(n % 2 ? author : moderator, { threadId, tags })));
    const { tags } = (await getThread(visitor, { id: threadId })).thread;
    expect(sets.map((set) => set.toSorted().join())).toContain(tags.map((tag) => tag.slug).join());
    expect(await drift()).toEqual([]);
  });
});
