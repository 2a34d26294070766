import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { countNotifications } from '~/domains/notifications/index.server';
import { editPost, postComment, postReply, removePost, restorePost, unlistThread, vote } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, reply, someone, thread } from '../threads/world';
import { deliver, follow, hasRead, kindsTold, told } from './world';

useDatabase();
beforeAll(deliver); // from here on is what happens next

describe('a new post', () => {
  it('tells who asked of the answer, and nobody of their own', async () => {
    const asked = await thread();
    await answer(asked.threadId, asked.author);
    const given = await answer(asked.threadId);
    expect(await told(asked.author)).toEqual([{ kind: 'reply', unread: true, count: 1, by: given.author.id, others: 0, postId: given.postId }]);
    expect(await told(given.author)).toEqual([]);
  });

  it('puts answers together until they are read, the latest person first', async () => {
    const asked = await thread();
    const [first, second] = [await answer(asked.threadId), await answer(asked.threadId)];
    const third = await answer(asked.threadId, first.author);
    expect(await told(asked.author)).toEqual([{ kind: 'reply', unread: true, count: 3, by: first.author.id, others: 1, postId: first.postId }]);
    await hasRead(asked.author, asked.threadId, 3);
    expect(await told(asked.author)).toEqual([{ kind: 'reply', unread: true, count: 3, by: first.author.id, others: 1, postId: third.postId }]);
    await hasRead(asked.author, asked.threadId, 4);
    expect(await countNotifications(asked.author)).toBe(0);
    const fourth = await answer(asked.threadId, second.author);
    expect(await told(asked.author)).toMatchObject([
      { unread: true, count: 1, by: second.author.id, postId: fourth.postId },
      { unread: false, count: 3 },
    ]);
    expect(await countNotifications(asked.author)).toBe(1);
  });

  it('tells who is replied to, and who is commented on', async () => {
    const talk = await thread({ kind: 'discussion' });
    const said = await reply(talk.threadId);
    const back = await reply(talk.threadId, undefined, said.postId);
    expect(await told(said.author)).toMatchObject([{ kind: 'reply', by: back.author.id, postId: back.postId }]);
    const asked = await thread();
    const given = await answer(asked.threadId);
    const comment = await postComment(asked.author, { parentId: given.postId, body: 'Thank you.' });
    expect(await told(given.author)).toMatchObject([{ kind: 'comment', by: asked.author.id, postId: comment.postId }]);
  });

  it('tells each member once, of the nearest: named, quoted, answered, followed', async () => {
    const [named, quoted] = [await someone(), await someone()];
    const talk = await thread({ kind: 'discussion' });
    const words = await reply(talk.threadId, quoted);
    for (const member of [named, quoted, talk.author]) await follow(member, { thread: talk.threadId }, 'watching');
    const body = `> [Somebody](/p/${words.postId})\n>\n> the same\n\n@${named.username} and @${talk.author.username}, what do you say?`;
    await postReply(await someone(), { threadId: talk.threadId, body });
    expect(await kindsTold(named)).toEqual(['mention', 'followed']);
    expect(await kindsTold(quoted)).toEqual(['quote']);
    expect(await kindsTold(talk.author)).toEqual(['mention', 'reply']);
  });

  it('names ten members at most', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => someone()));
    const { author, postId } = await thread({ body: many.map(({ username }) => `@${username}`).join(' and ') });
    const kinds = await Promise.all((await deliver(), many.map(kindsTold)));
    expect(kinds.filter((each) => each.includes('mention'))).toHaveLength(10);
    const later = await Promise.all(Array.from({ length: 3 }, () => someone()));
    await editPost(author, { postId, body: later.map(({ username }) => `@${username}`).join(' and '), version: 1 });
    expect(await Promise.all((await deliver(), later.map(kindsTold)))).toEqual([[], [], []]);
  });
});

describe('a changed post', () => {
  it('tells only those whom it names for the first time, also where it was read before', async () => {
    const [first, second] = [await someone(), await someone()];
    const asked = await thread({ body: `What do you think, @${first.username}?` });
    await hasRead(second, asked.threadId, 1, new Date(Date.now() - 60_000));
    expect(await kindsTold(first)).toEqual(['mention']);
    const change = (body: string, version: number) => editPost(asked.author, { postId: asked.postId, body, version });
    await change(`What do you think, @${first.username} and @${second.username}?`, 1);
    expect(await told(first)).toHaveLength(1);
    expect(await told(second)).toMatchObject([{ kind: 'mention', unread: true }]);
    await change('What do you think, all of you?', 2);
    await change(`What do you think, @${second.username}?`, 3);
    expect(await told(second)).toHaveLength(1);
  });
});

describe('what others think of a post', () => {
  it('is told of an accepted answer, once', async () => {
    const asked = await thread();
    const given = await answer(asked.threadId);
    await acceptAnswer(asked.author, given);
    expect(await told(given.author)).toMatchObject([{ kind: 'accepted', by: asked.author.id, postId: given.postId }]);
    await unacceptAnswer(asked.author, given);
    await acceptAnswer(asked.author, given);
    expect(await told(given.author)).toHaveLength(1);
  });

  it('is told of 1, 5, 10, ... votes, each once, without a name, and not of what an import brought', async () => {
    const asked = await thread();
    const given = await answer(asked.threadId);
    const voters = await Promise.all(Array.from({ length: 6 }, () => someone()));
    const figures = async () => {
      await deliver();
      return (await db.notificationFact.findMany({ where: { memberId: given.author.id, kind: 'votes' }, orderBy: { at: 'asc' } })).map(({ figure }) => figure);
    };
    await vote(voters[0]!, { postId: given.postId, value: 1 });
    expect(await told(given.author)).toMatchObject([{ kind: 'votes', by: null }]);
    await vote(voters[0]!, { postId: given.postId, value: 0 });
    for (const voter of voters) await vote(voter, { postId: given.postId, value: 1 });
    expect(await figures()).toEqual([1, 5]);
    await vote(voters[5]!, { postId: given.postId, value: 0 });
    await vote(voters[4]!, { postId: given.postId, value: 0 });
    await vote(voters[4]!, { postId: given.postId, value: 1 });
    expect(await figures()).toEqual([1, 5]);
    expect(await told(given.author)).toMatchObject([{ count: 2 }]);
    await db.post.update({ where: { id: asked.postId }, data: { score: 57, baseScore: 57 } });
    await vote(voters[0]!, { postId: asked.postId, value: 1 });
    expect(await kindsTold(asked.author)).toEqual(['reply']);
  });
});

describe('followers', () => {
  it('of a category, a tag or a member learn of new threads; who watches, of every post', async () => {
    const categoryId = await category();
    const author = await someone();
    const [ofCategory, ofMember, watcher] = [await someone(), await someone(), await someone()];
    await follow(ofCategory, { category: categoryId }, 'following');
    await follow(ofMember, { member: author.id }, 'following');
    await follow(watcher, { category: categoryId }, 'watching');
    const asked = await thread({ by: author, categoryId, tags: ['descaling'] });
    await answer(asked.threadId);
    expect(await told(ofCategory)).toMatchObject([{ kind: 'followed', count: 1, by: author.id, postId: asked.postId }]);
    expect(await told(ofMember)).toMatchObject([{ kind: 'followed', count: 1 }]);
    expect(await told(watcher)).toMatchObject([{ kind: 'followed', count: 2, others: 1 }]);
    const tag = await db.tag.findUniqueOrThrow({ where: { slug: 'descaling' } });
    const ofTag = await someone();
    await follow(ofTag, { tag: tag.id }, 'following');
    await thread({ tags: ['descaling'] });
    expect(await kindsTold(ofTag)).toEqual(['followed']);
  });

  it('of a thread are told of what is new in it, whatever it is', async () => {
    const asked = await thread();
    await deliver();
    const follower = await someone();
    await follow(follower, { thread: asked.threadId }, 'following');
    const given = await answer(asked.threadId);
    await postComment(asked.author, { parentId: given.postId, body: 'Thank you.' });
    expect(await told(follower)).toMatchObject([{ kind: 'followed', count: 2, others: 1 }]);
  });
});

describe('nobody is told', () => {
  it('of what is muted, the thread or its category', async () => {
    const [one, other] = [await thread(), await thread()];
    await follow(one.author, { thread: one.threadId }, 'muted');
    await follow(other.author, { category: other.categoryId }, 'muted');
    for (const { threadId, author } of [one, other]) {
      await answer(threadId);
      await postReplyNaming(threadId, author.username);
    }
    expect(await told(one.author)).toEqual([]);
    // The asker watches the question itself, which is narrower than the category.
    expect(await kindsTold(other.author)).toEqual(['mention', 'reply']);
    const named = await someone();
    await follow(named, { category: other.categoryId }, 'muted');
    await postReplyNaming(other.threadId, named.username);
    expect(await told(named)).toEqual([]);
  });

  it('of answers to a question that they asked not to hear of, though of what is meant for them', async () => {
    const asked = await thread();
    await follow(asked.author, { thread: asked.threadId }, 'normal');
    await answer(asked.threadId);
    expect(await told(asked.author)).toEqual([]);
    await postReplyNaming(asked.threadId, asked.author.username);
    expect(await kindsTold(asked.author)).toEqual(['mention']);
  });

  it('who has left, has not come yet, or was shut out', async () => {
    const [closed, unclaimed, disabled] = [await someone(), await someone(), await someone()];
    const names = [closed, unclaimed, disabled].map(({ username }) => `@${username}`).join(' ');
    await thread({ body: `What do you say, ${names}?` });
    await db.member.update({ where: { id: closed.id }, data: { status: 'closed' } });
    await db.member.update({ where: { id: unclaimed.id }, data: { status: 'unclaimed' } });
    await db.account.create({ data: { memberId: disabled.id, disabledAt: new Date(), createdAt: new Date() } });
    await deliver();
    expect(await db.notificationFact.count({ where: { memberId: { in: [closed.id, unclaimed.id, disabled.id] } } })).toBe(0);
  });

  it('of what they may not read when they are told', async () => {
    const named = await someone();
    const body = `Look here, @${named.username}: this is it.`;
    const [hidden, removed, unlisted] = [await thread({ body }), await thread({ body }), await thread()];
    await follow(named, { category: unlisted.categoryId }, 'watching');
    await answer(unlisted.threadId);
    await db.category.update({ where: { id: hidden.categoryId }, data: { readBy: 'moderator' } });
    await removePost(removed.author, removed);
    await unlistThread(await someone('moderator'), unlisted);
    await deliver();
    expect(await db.notificationFact.count({ where: { memberId: named.id } })).toBe(0);
  });

  it('any more, of what they may not read when they look', async () => {
    const named = await someone();
    const asked = await thread({ body: `Look here, @${named.username}: this is it.` });
    const given = await answer(asked.threadId);
    await follow(named, { thread: asked.threadId }, 'watching');
    await postComment(asked.author, { parentId: given.postId, body: 'Thank you.' });
    expect(await kindsTold(named)).toEqual(['followed', 'mention']);
    expect(await countNotifications(named)).toBe(2);
    const moderator = await someone('moderator');
    await removePost(moderator, given); // and what stands under it
    expect(await kindsTold(named)).toEqual(['mention']);
    await restorePost(moderator, given);
    await unlistThread(moderator, asked);
    expect(await kindsTold(named)).toEqual(['mention']);
    await db.category.update({ where: { id: asked.categoryId }, data: { readBy: 'moderator' } });
    expect(await told(named)).toEqual([]);
    expect(await countNotifications(named)).toBe(0);
    await db.category.update({ where: { id: asked.categoryId }, data: { readBy: 'member' } });
    await removePost(moderator, asked);
    expect(await told(named)).toEqual([]);
    expect(await countNotifications(named)).toBe(0);
  });
});

async function postReplyNaming(threadId: string, username: string): Promise<void> {
  const by = await someone();
  const opening = await db.post.findFirstOrThrow({ where: { threadId, number: 1 } });
  await postComment(by, { parentId: opening.id, body: `Look here, @${username}.` });
}
