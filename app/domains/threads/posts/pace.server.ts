import type { MemberActor } from '~/domains/identity';
import { now } from '~/platform/clock';
import type { Tx } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { forgive, limit } from '~/platform/limits/index.server';
import { checkPace, checkText, isNew, mayBeNew } from './newcomers';
import { readPace } from './pace.store.server';
import type { WrittenPost } from './write-post.server';

/** One more post that somebody wants to write; without a thread it begins one. */
export type Writing = { postId: string; thread: { id: string; authorId: string } | null };

/**
 * Holds a member back who writes too fast, before the work begins. New members may do less (`newcomers.ts`).
 * @throws TooMany, with the reason for new members
 */
export async function holdBack(member: MemberActor, writing: Writing): Promise<void> {
  await holdNewcomer(null, member, writing);
  await limit(writing.thread ? 'postGap' : 'threadGap', member.id, member);
  if (!writing.thread) await limit('threadsADay', member.id, member);
}

/**
 * The same of new members once more, when the post is counted: their row is held then, so that of several posts at once
 * only as many come through as may.
 * @throws TooMany with the reason
 */
export async function holdNewcomer(tx: Tx | null, member: MemberActor, { postId, thread }: Writing): Promise<void> {
  const at = now();
  if (!mayBeNew(member, at)) return;
  const pace = await readPace(tx, { memberId: member.id, threadId: thread?.id ?? null, postId });
  if (!isNew(member, pace, at)) return;
  checkPace(member, pace, { kind: thread ? 'post' : 'thread', isOwnThread: thread?.authorId === member.id, at, factor: env.LIMITS_FACTOR });
}

/**
 * Refuses a text of a new member with more links, mentions or pictures than they may put into it.
 * @throws Invalid on `body`
 */
export async function checkNewcomersText(member: MemberActor, postId: string, written: WrittenPost): Promise<void> {
  const at = now();
  if (!mayBeNew(member, at)) return;
  const text = { links: written.links, mentions: written.mentions.length, images: written.uploads.length };
  if (!isNew(member, await readPace(null, { memberId: member.id, threadId: null, postId }), at)) return;
  try {
    checkText(text, env.LIMITS_FACTOR);
  } catch (error) {
    // Who takes the links out need not wait before sending it again.
    await Promise.all([forgive('threadGap', member.id), forgive('postGap', member.id)]);
    throw error;
  }
}
