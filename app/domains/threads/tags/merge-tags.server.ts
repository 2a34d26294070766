import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunTags } from '../policy';
import type { MergeTagsInput } from '../staff-input';
import type { TagPlace } from './edit-tag.server';
import { holdTag, moveTagged } from './tags.store.server';

/**
 * Makes one tag of two: threads of the first get the second, and the first with its synonyms becomes a
 * synonym of it. Staff. A merged tag is gone, so a repetition finds nothing. Records `tag.merged`.
 *
 * @returns the tag that stays
 * @throws Forbidden, NotFound; Invalid `tagIntoItself`
 */
export async function mergeTags(actor: Actor, { fromId, intoId }: MergeTagsInput): Promise<TagPlace> {
  if (fromId === intoId) throw new Invalid({ intoId: ['tagIntoItself'] });
  return transaction(async (tx) => {
    const held = new Map<string, Awaited<ReturnType<typeof holdTag>>>();
    for (const id of [fromId, intoId].sort()) held.set(id, await holdTag(tx, id));
    const [from, into] = [held.get(fromId), held.get(intoId)];
    if (!from || !into) throw new NotFound();
    allow(mayRunTags(actor));
    const member = mustBeMember(actor);
    await moveTagged(tx, from, into.id);
    await record(tx, { kind: 'tag.merged', actor: member, tagIds: [into.id], data: { from: fromId, slug: from.slug, into: into.slug } });
    return { tagId: into.id, slug: into.slug };
  });
}
