import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunTags } from '../policy';
import type { SynonymInput } from '../staff-input';
import { tagSlugOf } from '../words';
import type { TagPlace } from './edit-tag.server';
import { dropSynonym, holdTag, slugInUse, writeSynonym } from './tags.store.server';

/**
 * Has another word lead to the tag: who types it gets the tag. Staff. Twice is once. Records `tag.synonym-added`.
 * @throws Forbidden, NotFound; Invalid `tagTaken` when the word is a tag or another one's synonym (merge them instead)
 */
export async function addSynonym(actor: Actor, { tagId, word }: SynonymInput): Promise<TagPlace> {
  const synonym = tagSlugOf(word);
  return transaction(async (tx) => {
    const tag = await holdTag(tx, tagId);
    if (!tag) throw new NotFound();
    allow(mayRunTags(actor));
    const member = mustBeMember(actor);
    if (tag.slug === synonym || (await slugInUse(tx, synonym, tagId))) throw new Invalid({ word: ['tagTaken'] });
    if (await writeSynonym(tx, tagId, synonym)) {
      await record(tx, { kind: 'tag.synonym-added', actor: member, tagIds: [tagId], data: { synonym } });
    }
    return { tagId, slug: tag.slug };
  });
}

/** Frees the word again. As `addSynonym`; records `tag.synonym-removed`. */
export async function removeSynonym(actor: Actor, { tagId, word }: SynonymInput): Promise<TagPlace> {
  const synonym = tagSlugOf(word);
  return transaction(async (tx) => {
    const tag = await holdTag(tx, tagId);
    if (!tag) throw new NotFound();
    allow(mayRunTags(actor));
    const member = mustBeMember(actor);
    if (await dropSynonym(tx, tagId, synonym)) {
      await record(tx, { kind: 'tag.synonym-removed', actor: member, tagIds: [tagId], data: { synonym } });
    }
    return { tagId, slug: tag.slug };
  });
}
