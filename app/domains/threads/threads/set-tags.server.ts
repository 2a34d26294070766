import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { limit } from '~/platform/limits/index.server';
import { accessThread, allow, holdThread } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import type { SetTagsInput } from '../input';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayTagThread } from '../policy';
import { makeMissingTags, resolveTags } from '../tags/resolve-tags.server';
import type { ThreadPlace } from './arrange-thread.server';
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
    const tagIds = await makeMissingTags(tx, member, wanted);
    const added = tagIds.filter((id) => !thread.tagIds.includes(id));
    const dropped = thread.tagIds.filter((id) => !tagIds.includes(id));
    if (added.length + dropped.length === 0) return;
    await retag(tx, thread, tagIds);
    const { authorId: targetMemberId, categoryId, kind: threadKind } = thread;
    const about = { threadId, targetMemberId, categoryId, threadKind, tagIds };
    await record(tx, { kind: 'thread.retagged', actor: member, ...about, data: { added, dropped } });
    await ledgerForeign(tx, member, targetMemberId, { act: 'thread.retagged', target: { kind: 'thread', id: threadId }, before: { tagIds: thread.tagIds }, after: { tagIds } });
  });
  return { threadId, slug: seen.slug };
}
