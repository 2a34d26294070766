import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import type { Tx } from '../at-hand.store.server';
import { tagSlugOf } from '../words';
import { findTags, makeTag } from './tags.store.server';

export type WantedTag = { slug: string; name: string; id: string | null };

/**
 * The tags that names mean: synonyms lead to theirs, the same tag twice counts once, unknown ones have no
 * id yet. Any member may make tags; staff rename and merge them.
 *
 * @param tx where it is asked within a transaction
 */
export async function resolveTags(names: readonly string[], tx: Tx | null = null): Promise<WantedTag[]> {
  const asked = names.map((name) => ({ name, slug: tagSlugOf(name) })).filter((tag) => tag.slug !== '');
  if (asked.length === 0) return [];
  const known = await findTags(asked.map((tag) => tag.slug), tx);
  const wanted = new Map<string, WantedTag>();
  for (const { name, slug } of asked) {
    const found = known.get(slug);
    const tag = found ? { ...found, name } : { slug, name, id: null };
    wanted.set(tag.slug, wanted.get(tag.slug) ?? tag);
  }
  return [...wanted.values()];
}

/** Makes those that do not exist yet (recorded as `tag.created`) and answers all ids, in the order of their slugs. */
export async function makeMissingTags(tx: Tx, actor: MemberActor, wanted: readonly WantedTag[]): Promise<string[]> {
  const ids: string[] = [];
  // In one order for all transactions, so that two that make the same tags do not wait for each other.
  for (const tag of [...wanted].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
    const id = tag.id ?? (await makeTag(tx, tag.slug, tag.name));
    if (tag.id === null) await record(tx, { kind: 'tag.created', actor, tagIds: [id], data: { slug: tag.slug, name: tag.name } });
    ids.push(id);
  }
  return ids;
}
