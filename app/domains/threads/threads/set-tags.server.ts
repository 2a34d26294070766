import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { limit } from '~/platform/limits/index.server';
import { accessThread, allow, holdThread } from '../access-thread.server';
import { transaction, type ThreadAtHand, type Tx } from '../at-hand.store.server';
import type { SetTagsInput } from '../input';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayTagThread } from '../policy';
import { makeMissingTags, resolveTags } from '../tags/resolve-tags.server';
import type { Arranger, ThreadPlace } from './arrange-thread.server';
import { retag } from './retag.server';

/**
 * Gives a thread these tags and no others; those that do not exist are made. Its author may, while it is
 * not locked, and staff. Twice is once. Records `thread.retagged` with `added` and `dropped` (ids).
 * @throws NotFound, Gone, Forbidden, TooMany
 */
export async function setTags(actor: Actor, { threadId, tags }: SetTagsInput): Promise<ThreadPlace> {
  const seen = await accessThread(actor, threadId);
  allow(mayTagThread(actor, seen));
  const member = mustBeMember(actor);
  await limit('edit', member.id, member);
  const wanted = await resolveTags(tags);
  await transaction(async (tx) => {
    const thread = await holdThread(tx, threadId);
    allow(mayTagThread(actor, thread));
    await giveTags(tx, member, thread, await makeMissingTags(tx, member, wanted));
  });
  return { threadId, slug: seen.slug };
}

/** Gives a held thread these tags and no others, whoever may do so being the caller's to say. Records as `setTags` does. */
export async function giveTags(tx: Tx, member: Arranger, thread: ThreadAtHand, tagIds: string[]): Promise<void> {
  const added = tagIds.filter((id) => !thread.tagIds.includes(id));
  const dropped = thread.tagIds.filter((id) => !tagIds.includes(id));
  if (added.length + dropped.length === 0) return;
  await retag(tx, thread, tagIds);
  const { id: threadId, authorId: targetMemberId, categoryId, kind: threadKind } = thread;
  const about = { threadId, targetMemberId, categoryId, threadKind, tagIds };
  await record(tx, { kind: 'thread.retagged', actor: member, ...about, data: { added, dropped } });
  await ledgerForeign(tx, member, targetMemberId, { act: 'thread.retagged', target: { kind: 'thread', id: threadId }, before: { tagIds: thread.tagIds }, after: { tagIds } });
}
