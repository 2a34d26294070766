import { isMember, type Actor } from '~/domains/identity';
import type { LeftOut } from '~/domains/threads';
import { readLeftOut } from './left-out.store.server';

/**
 * What the actor's lists leave out (`without` of `listThreads`): threads whose level is muted, by the narrowest choice,
 * and those of muted members.
 * The list of a category or tag shows what is muted as a whole all the same.
 *
 * @param list of a category or a tag, by its id
 * @returns undefined for visitors and those who mute nothing
 */
export async function leftOutFor(actor: Actor, list: { categoryId?: string; tagId?: string } = {}): Promise<LeftOut | undefined> {
  const out = isMember(actor) ? await readLeftOut(actor.id) : null;
  if (!out) return undefined;
  return { ...out, categoryIds: list.categoryId ? [] : out.categoryIds, tagIds: out.tagIds.filter((id) => id !== list.tagId) };
}
