import type { MemberActor } from '~/domains/identity';
import { followingSubscribers } from '~/domains/following/index.server';
import { listNotifications, notificationSubscribers } from '~/domains/notifications/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { db } from '~/platform/db/index.server';

/** Delivers all that happened, first to those who keep what members follow. */
export async function deliver(): Promise<void> {
  await deliverOnce([...followingSubscribers, ...notificationSubscribers]);
}

/** What a member's list says, the latest first, without what is of no interest here. */
export async function told(member: MemberActor) {
  await deliver();
  const { rows } = await listNotifications(member);
  return rows.map(({ kind, unread, count, actor, others, about }) => ({ kind, unread, count, by: actor?.id ?? null, others, ...(about.is === 'post' ? { postId: about.postId } : { conversationId: about.id }) }));
}

export async function kindsTold(member: MemberActor): Promise<string[]> {
  return (await told(member)).map(({ kind }) => kind);
}

type Target = { thread: string } | { category: string } | { tag: string } | { member: string };

/** Straight into the database: how levels are chosen is the room of following's to test. */
export async function follow(member: MemberActor, target: Target, level: 'watching' | 'following' | 'normal' | 'muted'): Promise<void> {
  const [targetKind, targetId] = Object.entries(target)[0] as ['thread', string];
  const key = { memberId: member.id, targetKind, targetId };
  const columns = { level, chosen: true, updatedAt: new Date() };
  await db.follow.upsert({ where: { memberId_targetKind_targetId: key }, create: { ...key, ...columns }, update: columns });
}

/** The member has read the thread up to a post. */
export async function hasRead(member: MemberActor, threadId: string, number: number, at = new Date()): Promise<void> {
  const key = { memberId: member.id, threadId };
  await db.reading.upsert({
    where: { memberId_threadId: key },
    create: { ...key, lastReadNumber: number, firstOpenedAt: at, lastReadAt: at },
    update: { lastReadNumber: number, lastReadAt: at },
  });
}

/** Gives a member of the tests an account with a confirmed address, so that mail can reach them. */
export async function withAddress(member: MemberActor): Promise<string> {
  const email = `${member.id}@example.com`;
  const at = new Date(0);
  await db.account.create({ data: { memberId: member.id, email, emailKey: email, emailVerifiedAt: at, createdAt: at } });
  return email;
}

