import type { Actor } from '~/domains/identity';
import { Invalid } from '~/platform/errors';
import { accessCategory } from '../categories/access-category.server';
import { countInCategory, countInTags } from '../counters.store.server';
import type { ThreadAtHand, Tx } from '../at-hand.store.server';
import type { MoveThreadInput } from '../input';
import { arrangeThread, type Change, type ThreadPlace } from './arrange-thread.server';
import { setCategory } from './threads.store.server';

/**
 * Moves a thread to another category that takes its kind; who may read it changes with that. Staff.
 * Twice is once. Records `thread.moved` with `from` and `to`.
 * @throws NotFound (thread or category), Gone, Forbidden; Invalid `kindNotHere`, `categoryArchived`
 */
export async function moveThread(actor: Actor, { threadId, categoryId }: MoveThreadInput): Promise<ThreadPlace> {
  return arrangeThread(actor, threadId, { check: (thread) => mustFit(actor, thread, categoryId), change: moving(categoryId) });
}

/** @param tx where it is asked within a transaction. @throws NotFound; Invalid `kindNotHere`, `categoryArchived` */
export async function mustFit(actor: Actor, thread: Pick<ThreadAtHand, 'kind'>, categoryId: string, tx: Tx | null = null): Promise<void> {
  const category = await accessCategory(actor, categoryId, tx);
  if (category.archived) throw new Invalid({ categoryId: ['categoryArchived'] });
  if (!category.kinds.includes(thread.kind)) throw new Invalid({ categoryId: ['kindNotHere'] });
}

/** The change alone, of a held thread. */
export function moving(categoryId: string): Change['change'] {
  return async (tx, thread) => {
    if (thread.categoryId === categoryId) return null;
    await setCategory(tx, thread.id, categoryId);
    // Threads that are in no list are in no count.
    if (!thread.unlisted && !thread.removed) {
      // The smaller id first, as everywhere, so that two opposite moves do not wait for each other.
      const counts = [{ id: thread.categoryId, by: -1 as const }, { id: categoryId, by: 1 as const }];
      counts.sort((a, b) => (a.id < b.id ? -1 : 1));
      for (const { id, by } of counts) await countInCategory(tx, id, by);
      for (const { id, by } of counts) await countInTags(tx, { categoryId: id, tagIds: thread.tagIds }, by);
    }
    return { kind: 'thread.moved', data: { from: thread.categoryId, to: categoryId }, before: { categoryId: thread.categoryId }, after: { categoryId } };
  };
}
