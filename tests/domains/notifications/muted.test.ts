import { beforeAll, describe, expect, it } from 'vitest';
import { acceptAnswer } from '~/domains/answers/index.server';
import type { MemberActor } from '~/domains/identity';
import { muteMember, unmuteMember } from '~/domains/members/index.server';
import { countNotifications } from '~/domains/notifications/index.server';
import { readContent } from '~/domains/notifications/digest/content.store.server';
import { readWaiting } from '~/domains/notifications/mails/mails.store.server';
import { editPost, postComment, postReply, postThread } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, reply, someone, thread } from '../threads/world';
import { deliver, follow, kindsTold, told } from './world';

useDatabase();
beforeAll(deliver); // from here on is what happens next

const mute = (by: MemberActor, other: MemberActor, level: 'muted' | 'blocked' = 'muted') => muteMember(by, { memberId: other.id, level });

describe.each(['muted', 'blocked'] as const)('of somebody who is %s', (level) => {
  it('neither answers, comments, quotes, mentions nor new threads are told', async () => {
    const [reader, other] = [await someone(), await someone()];
    await mute(reader, other, level);
    const asked = await thread({ by: reader });
    await answer(asked.threadId, other);
    await postComment(other, { parentId: asked.postId, body: `What do you say, @${reader.username}?` });
    const talk = await thread({ kind: 'discussion' });
    const words = await reply(talk.threadId, reader);
    const quoting = await postReply(other, { threadId: talk.threadId, body: `> [Somebody](/p/${words.postId})\n>\n> the same\n\nReally?` });
    await editPost(other, { postId: quoting.postId, body: `I forgot you, @${reader.username}, and I am sorry.`, version: 1 });
    await follow(reader, { member: other.id }, 'following');
    const begun = await thread({ by: other });
    const given = await answer(begun.threadId, reader);
    await acceptAnswer(other, { postId: given.postId });
    expect(await told(reader)).toEqual([]);
    expect(await db.notificationFact.count({ where: { memberId: reader.id } })).toBe(0);
  });

  it('what was told before goes from lines, the bell, letters and digests, and comes back', async () => {
    const [reader, other, third] = [await someone(), await someone(), await someone()];
    const asked = await thread({ by: reader });
    await answer(asked.threadId, other);
    await answer(asked.threadId, third);
    expect(await told(reader)).toMatchObject([{ kind: 'reply', count: 2, by: third.id, others: 1 }]);
    await mute(reader, other, level);
    expect(await told(reader)).toMatchObject([{ kind: 'reply', count: 1, by: third.id, others: 0 }]);
    await mute(reader, third, level);
    expect([await told(reader), await countNotifications(reader)]).toEqual([[], 0]);
    const wanted = () => db.$transaction(async (tx) => (await readWaiting(tx, reader.id)).filter((fact) => fact.wanted).length);
    const digest = async () => {
      const hour = 3_600_000;
      const { answers } = await readContent([reader.id], { rhythm: 'daily', day: 'today', from: new Date(Date.now() - hour), due: new Date(Date.now() + hour) });
      return answers.map(({ n }) => n);
    };
    expect([await wanted(), await digest()]).toEqual([0, []]);
    await unmuteMember(reader, { memberId: third.id });
    expect([await wanted(), await digest(), await countNotifications(reader)]).toEqual([1, [1], 1]);
  });
});

it('others are told as ever', async () => {
  const [reader, other, third] = [await someone(), await someone(), await someone()];
  await mute(reader, other, 'blocked');
  const talk = await thread({ kind: 'discussion', by: third });
  await postReply(other, { threadId: talk.threadId, body: `Both of you, @${reader.username} and @${third.username}!` });
  expect([await kindsTold(reader), await kindsTold(third)]).toEqual([[], ['mention']]);
});

it('who is blocked follows the one who blocked them without effect, and is not told so', async () => {
  const [writer, blocked, muted] = [await someone(), await someone(), await someone()];
  await mute(writer, blocked, 'blocked');
  await mute(writer, muted);
  for (const follower of [blocked, muted]) await follow(follower, { member: writer.id }, 'following');
  const { threadId } = await thread({ by: writer });
  expect([await kindsTold(blocked), await kindsTold(muted)]).toEqual([[], ['followed']]);
  // A thread of theirs is followed like all others.
  await follow(blocked, { thread: threadId }, 'watching');
  await answer(threadId);
  expect(await kindsTold(blocked)).toEqual(['followed']);
});

it('what staff do as staff is told all the same', async () => {
  const [reader, moderator, asker] = [await someone(), await someone('moderator'), await someone()];
  await mute(reader, moderator, 'blocked');
  const asked = await thread({ by: asker });
  const given = await answer(asked.threadId, reader);
  await answer(asked.threadId, moderator);
  await acceptAnswer(moderator, { postId: given.postId });
  const categoryId = await category();
  await follow(reader, { category: categoryId }, 'following');
  await postThread(moderator, { kind: 'announcement', categoryId, title: 'We are closed on Monday', body: 'And open again on Tuesday.', tags: [] });
  expect((await kindsTold(reader)).sort()).toEqual(['accepted', 'followed']);
});
