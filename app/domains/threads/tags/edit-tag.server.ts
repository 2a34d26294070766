import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunTags } from '../policy';
import type { EditTagInput } from '../staff-input';
import { tagSlugOf } from '../words';
import { holdTag, renameTag, slugInUse, writeSynonym } from './tags.store.server';

export type TagPlace = { tagId: string; slug: string };

/**
 * Renames a tag and says what it is for. A new slug leaves the old one as a synonym, so that addresses
 * still lead to it. Staff. Twice is once. Records `tag.edited`.
 * @throws Forbidden, NotFound; Invalid `tagTaken` when the name is another tag's (merge them instead)
 */
export async function editTag(actor: Actor, { tagId, name, description }: EditTagInput): Promise<TagPlace> {
  const slug = tagSlugOf(name);
  return transaction(async (tx) => {
    const tag = await holdTag(tx, tagId);
    if (!tag) throw new NotFound();
    allow(mayRunTags(actor));
    const member = mustBeMember(actor);
    if (await slugInUse(tx, slug, tagId)) throw new Invalid({ name: ['tagTaken'] });
    if (tag.slug === slug && tag.name === name && tag.description === description) return { tagId, slug };
    await renameTag(tx, tagId, { slug, name, description });
    if (tag.slug !== slug) await writeSynonym(tx, tagId, tag.slug);
    await record(tx, { kind: 'tag.edited', actor: member, tagIds: [tagId], data: { from: tag.name, to: name } });
    return { tagId, slug };
  });
}
