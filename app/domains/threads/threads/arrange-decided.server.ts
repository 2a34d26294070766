import type { MemberActor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { allow, holdThread } from '../access-thread.server';
import type { Tx } from '../at-hand.store.server';
import { mayArrangeThread } from '../policy';
import { makeMissingTags, resolveTags } from '../tags/resolve-tags.server';
import { arrangeHeld, type Arranger } from './arrange-thread.server';
import { locking } from './lock-thread.server';
import { moving, mustFit } from './move-thread.server';
import { giveTags } from './set-tags.server';

/**
 * For rooms above, in their own transaction: threads are arranged as `lockThread`, `moveThread` and `setTags` do it, with
 * the same records and rows in the ledger, and each can be taken back at any time later.
 */

/** Locks a thread. @returns how it was. @throws NotFound; Forbidden */
export async function lockDecided(tx: Tx, member: MemberActor, threadId: string): Promise<{ locked: boolean }> {
  const thread = await heldFor(tx, member, threadId);
  await arrangeHeld(tx, member, thread, locking(now()));
  return { locked: thread.locked };
}

/** Opens it again, if it was open. @throws NotFound */
export async function unlockDecided(tx: Tx, doer: Arranger, threadId: string, before: { locked: boolean }): Promise<void> {
  if (!before.locked) await arrangeHeld(tx, doer, await holdThread(tx, threadId), locking(null));
}

/** Moves a thread. @returns where from and where to. @throws NotFound; Forbidden; Invalid on `categoryId`: no other one, or one that does not take it */
export async function moveDecided(tx: Tx, member: MemberActor, threadId: string, categoryId: string): Promise<{ from: string; to: string }> {
  const thread = await heldFor(tx, member, threadId);
  await mustFit(member, thread, categoryId, tx);
  await arrangeHeld(tx, member, thread, moving(categoryId));
  return { from: thread.categoryId, to: categoryId };
}

/** Moves it back. @returns false: somebody has moved it on since. @throws NotFound */
export async function moveBackDecided(tx: Tx, doer: Arranger, threadId: string, { from, to }: { from: string; to: string }): Promise<boolean> {
  const thread = await holdThread(tx, threadId);
  if (thread.categoryId !== to) return thread.categoryId === from;
  await arrangeHeld(tx, doer, thread, moving(from));
  return true;
}

/** Gives a thread these tags and no others. @returns which it had, and has. @throws NotFound; Forbidden */
export async function tagDecided(tx: Tx, member: MemberActor, threadId: string, tags: readonly string[]): Promise<{ from: string[]; to: string[] }> {
  const wanted = await resolveTags(tags, tx);
  const thread = await heldFor(tx, member, threadId);
  const tagIds = await makeMissingTags(tx, member, wanted);
  await giveTags(tx, member, thread, tagIds);
  return { from: thread.tagIds, to: tagIds };
}

/** Gives it those back that it had. @returns false: somebody has given it others since. @throws NotFound */
export async function tagBackDecided(tx: Tx, doer: Arranger, threadId: string, { from, to }: { from: string[]; to: string[] }): Promise<boolean> {
  const thread = await holdThread(tx, threadId);
  if (!isSame(thread.tagIds, to)) return isSame(thread.tagIds, from);
  await giveTags(tx, doer, thread, from);
  return true;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join() === [...other].sort().join();

async function heldFor(tx: Tx, member: MemberActor, threadId: string) {
  const thread = await holdThread(tx, threadId);
  allow(mayArrangeThread(member, thread));
  return thread;
}
