import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { allow, isId, readableCategoryIds } from '~/domains/threads/index.server';
import { NotFound } from '~/platform/errors';
import { mayDecide, mayReview } from './policy';
import { readItem, type ItemRecord, type Viewer } from './queue/queue.store.server';

/** The guarded door: acts and reads of items go through here. */

/** @throws Forbidden with the reason, unless the actor works the queue */
export async function asReviewer(actor: Actor): Promise<{ member: MemberActor; viewer: Viewer }> {
  allow(mayReview(actor));
  const member = mustBeMember(actor);
  return { member, viewer: { id: member.id, role: member.role, categoryIds: await readableCategoryIds(member) } };
}

/**
 * The item, for whoever works the queue, may read where it stands, and is not its author.
 * @throws Forbidden with the reason; NotFound
 */
export async function accessItem(actor: Actor, id: string): Promise<{ item: ItemRecord; member: MemberActor; viewer: Viewer }> {
  const { member, viewer } = await asReviewer(actor);
  const item = isId(id) ? await readItem(viewer, id) : null;
  if (!item) throw new NotFound();
  return { item, member, viewer };
}

/** The same, for whoever may decide it. @throws Forbidden('higherRole') */
export async function accessToDecide(actor: Actor, id: string): Promise<{ item: ItemRecord; member: MemberActor; viewer: Viewer }> {
  const found = await accessItem(actor, id);
  allow(mayDecide(actor, found.item));
  return found;
}
