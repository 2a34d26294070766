import { record } from '~/platform/activity/index.server';
import { holdThread } from '../access-thread.server';
import type { Tx } from '../at-hand.store.server';
import { tellThread } from '../tell.server';
import { lockIfOpen, unlockIfSince } from './threads.store.server';

type Doer = { id?: string; via: string };

/**
 * For moderation, in its transaction: locks a thread in nobody's name. Records `thread.locked`.
 * @returns false when it is locked or gone already
 */
export async function closeThread(tx: Tx, threadId: string, at: Date): Promise<boolean> {
  return (await lockIfOpen(tx, threadId, at)) && tell(tx, threadId, { via: 'job' }, 'thread.locked');
}

/**
 * Opens it again, unless somebody has opened it and locked it anew since. Records `thread.unlocked`.
 * @param since when it was closed
 * @returns whether it was locked since then
 */
export async function openThread(tx: Tx, doer: Doer, threadId: string, since: Date): Promise<boolean> {
  return (await unlockIfSince(tx, threadId, since)) && tell(tx, threadId, doer, 'thread.unlocked');
}

async function tell(tx: Tx, threadId: string, { id, via }: Doer, kind: string): Promise<true> {
  const thread = await holdThread(tx, threadId);
  const { authorId: targetMemberId, categoryId, kind: threadKind, tagIds } = thread;
  await tellThread(tx, threadId, { kind: 'state' });
  await record(tx, { kind, actor: id === undefined ? { via } : { id, via }, threadId, targetMemberId, categoryId, threadKind, tagIds });
  return true;
}
