import type { Actor } from '~/domains/identity';
import { getProfileById } from '~/domains/members/index.server';
import { accessThread, getTag, readableCategoryIds } from '~/domains/threads/index.server';
import type { ActivityInput } from '~/platform/activity/index.server';
import { NotFound } from '~/platform/errors';
import type { FollowKind } from '../rules';
import { readSlugOfTag } from './levels.store.server';

/**
 * The guarded door to what can be followed: how a record names the thing, if the actor may see it.
 * @throws NotFound, Gone
 */
export async function accessTarget(actor: Actor, kind: FollowKind, id: string): Promise<Omit<ActivityInput, 'kind' | 'actor' | 'data'>> {
  if (kind === 'thread') {
    const thread = await accessThread(actor, id);
    return { threadId: id, categoryId: thread.categoryId, threadKind: thread.kind, tagIds: thread.tagIds };
  }
  if (kind === 'category') {
    if (!(await readableCategoryIds(actor)).includes(id)) throw new NotFound();
    return { categoryId: id };
  }
  if (kind === 'tag') {
    const slug = await readSlugOfTag(id);
    if (slug === null) throw new NotFound();
    return { tagIds: [(await getTag(actor, { slug })).id] };
  }
  return { targetMemberId: (await getProfileById(id)).id };
}
