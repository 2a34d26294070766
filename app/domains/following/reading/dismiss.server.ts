import { mustBeMember, type Actor } from '~/domains/identity';
import { allow, readableCategoryIds } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { mayKeepOwn } from '../policy';
import { dismissNewOf, dismissUnreadOf, restoreNewOf, restoreUnreadOf } from './unread.store.server';

export type Dismissal = { at: Date };

/**
 * Has nothing be new to the actor that was begun before now. Not recorded, as all reading.
 * @returns by what it can be taken back
 * @throws Forbidden with the reason
 */
export async function dismissNew(actor: Actor): Promise<Dismissal> {
  allow(mayKeepOwn(actor));
  const at = now();
  await dismissNewOf(mustBeMember(actor).id, at);
  return { at };
}

/** Takes that back, unless it was done again since. Twice is once. */
export async function restoreNew(actor: Actor, { at }: Dismissal): Promise<void> {
  allow(mayKeepOwn(actor));
  await restoreNewOf(mustBeMember(actor).id, at);
}

/**
 * Has nothing count as unread that was written before now; how far the actor has read stays as it is.
 * @returns by what it can be taken back, and how many threads it was
 * @throws Forbidden with the reason
 */
export async function dismissUnread(actor: Actor): Promise<Dismissal & { threads: number }> {
  allow(mayKeepOwn(actor));
  const at = now();
  return { at, threads: await dismissUnreadOf(mustBeMember(actor).id, await readableCategoryIds(actor), at) };
}

/** Takes that back, for threads that were not dismissed again since. Twice is once. */
export async function restoreUnread(actor: Actor, { at }: Dismissal): Promise<void> {
  allow(mayKeepOwn(actor));
  await restoreUnreadOf(mustBeMember(actor).id, at);
}
