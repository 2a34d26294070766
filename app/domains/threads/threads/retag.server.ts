import type { ThreadAtHand, Tx } from '../at-hand.store.server';
import { countInTags } from '../counters.store.server';
import { replaceThreadTags } from './threads.store.server';

/** Gives a held thread these tags instead of its own, and counts. */
export async function retag(tx: Tx, thread: ThreadAtHand, tagIds: string[]): Promise<void> {
  const added = tagIds.filter((id) => !thread.tagIds.includes(id));
  const dropped = thread.tagIds.filter((id) => !tagIds.includes(id));
  await replaceThreadTags(tx, thread.id, { added, dropped });
  if (thread.unlisted || thread.removed) return;
  await countInTags(tx, { categoryId: thread.categoryId, tagIds: added }, 1);
  await countInTags(tx, { categoryId: thread.categoryId, tagIds: dropped }, -1);
}
