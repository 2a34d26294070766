import type { MemberActor } from '~/domains/identity';
import { decide, openReviewItem, reportPost, type DecisionKind } from '~/domains/moderation/index.server';
import { now, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { answer, drift, someone, thread } from '../threads/world';

export const REPORT = { reasonId: 'spam', note: 'Look at the link.', wantsOutcome: true };
export const FACTS = 'The post advertises a shop in every sentence.';

/** An answer that was reported, by somebody who wants to know what comes of it. */
export async function reported(wish: Partial<typeof REPORT> & { categoryId?: string; reporter?: MemberActor } = {}) {
  const { categoryId, reporter = await someone(), ...report } = wish;
  const place = await thread({ ...(categoryId ? { categoryId } : {}) });
  const { postId, author } = await answer(place.threadId);
  const { reportId } = await reportPost(reporter, { postId, ...REPORT, ...report });
  return { itemId: await itemOf(postId), reportId, postId, threadId: place.threadId, categoryId: place.categoryId, author, reporter };
}

export async function itemOf(targetId: string): Promise<string> {
  const item = await db.reviewItem.findFirstOrThrow({ where: { targetId }, orderBy: { openedAt: 'desc' } });
  return item.id;
}

/** Opens an item and decides it. */
export async function decided(moderator: MemberActor, itemId: string, decision: DecisionKind) {
  const { token } = await openReviewItem(moderator, { itemId });
  return decide(moderator, { itemId, token: token ?? -1, decision, reasonId: decision === 'keep' ? null : 'spam', facts: decision === 'keep' ? '' : FACTS });
}

/** Has the clock go on by so many seconds. */
export function later(seconds: number): void {
  const at = now().getTime() + seconds * 1000;
  const real = Date.now();
  setClock(() => new Date(at + Date.now() - real));
}

/** What was recorded of a kind about a post, a thread or a member, oldest first. */
export async function told(kind: string, about: { postId?: string; threadId?: string; targetMemberId?: string }) {
  const rows = await db.activity.findMany({ where: { kind, ...about }, orderBy: { id: 'asc' } });
  return rows.map(({ actorId, targetMemberId, postId, data }) => ({ actorId, targetMemberId, postId, data }));
}

export async function isShown(postId: string): Promise<boolean> {
  return (await db.post.findUniqueOrThrow({ where: { id: postId } })).deletedAt === null;
}

/** Somebody whose report weighs five: of the highest standing that members have. */
export async function trusted(): Promise<MemberActor> {
  const member = await someone('member', { createdAt: new Date(now().getTime() - 400 * 86_400_000) });
  await db.member.update({ where: { id: member.id }, data: { postCount: 300, acceptedCount: 20 } });
  return member;
}

/** Counters that are wrong, besides those by which members are trusted. */
export async function drifted() {
  await db.member.updateMany({ where: { postCount: 300 }, data: { postCount: 0, acceptedCount: 0 } });
  return drift();
}
