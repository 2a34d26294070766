import { beforeAll, describe, expect, it } from 'vitest';
import { notificationSubscribers } from '~/domains/notifications/index.server';
import { readAfter } from '~/platform/activity/activity.store.server';
import type { Activity } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread } from '../threads/world';
import { deliver, follow, told } from './world';

useDatabase();
beforeAll(deliver);

const teller = notificationSubscribers[0]!;

async function activityOf(postId: string): Promise<Activity> {
  for (let place = { tx: 0, id: 0 }; ; ) {
    const { found } = await readAfter(place);
    const last = found.at(-1);
    if (!last) throw new Error(`nothing happened to ${postId}`);
    const of = found.find(({ activity }) => activity.postId === postId);
    if (of) return of.activity;
    place = last.place;
  }
}

describe('a member is told once of a fact', () => {
  it('when the work is done twice, one after the other or at the same time', async () => {
    const asked = await thread();
    await deliver();
    const watcher = await someone();
    await follow(watcher, { thread: asked.threadId }, 'watching');
    const activity = await activityOf((await answer(asked.threadId)).postId);
    await Promise.all([teller.handle(activity), teller.handle(activity), teller.handle(activity)]);
    await teller.handle(activity);
    expect(await told(asked.author)).toMatchObject([{ kind: 'reply', count: 1 }]);
    expect(await told(watcher)).toMatchObject([{ kind: 'followed', count: 1 }]);
    expect(await db.notification.count({ where: { memberId: { in: [asked.author.id, watcher.id] } } })).toBe(2);
  });

  it('also when it was read between the two', async () => {
    const asked = await thread();
    const activity = await activityOf((await answer(asked.threadId)).postId);
    await teller.handle(activity);
    await db.notification.updateMany({ where: { memberId: asked.author.id }, data: { readAt: new Date() } });
    await teller.handle(activity);
    expect(await told(asked.author)).toMatchObject([{ unread: false, count: 1 }]);
  });
});

describe('a community that follows', () => {
  it('is told in rounds, and after a break from where it stopped', async () => {
    const categoryId = await category();
    const crowd = 1_201;
    await db.$executeRaw`
      INSERT INTO member (id, username, username_key, username_skeleton, created_at)
      SELECT 'crowd' || lpad(n::text, 7, '0'), 'crowd' || n, 'crowd' || n, 'crowd' || n, now() FROM generate_series(1, ${crowd}::int) n`;
    await db.$executeRaw`
      INSERT INTO follow (member_id, target_kind, target_id, level, chosen, updated_at)
      SELECT id, 'category', ${categoryId}, 'watching', true, now() FROM member WHERE username LIKE 'crowd%'`;
    const asked = await thread({ categoryId });
    const activity = await activityOf(asked.postId);
    // Another one stopped after the first member: those before are not looked at again.
    await db.notificationRound.create({ data: { activityId: activity.id, after: 'crowd0000001' } });
    await teller.handle(activity);
    const facts = () => db.notificationFact.count({ where: { fact: `post:${asked.postId}` } });
    expect(await facts()).toBe(crowd - 1);
    expect(await db.notificationRound.count()).toBe(0);
    await teller.handle(activity);
    expect(await facts()).toBe(crowd);
  });
});
