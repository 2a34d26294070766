import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { accessThread } from '../access-thread.server';
import { readableCategories } from '../categories/cached-categories.server';
import { readNumbered, readShowing } from './find-post.store.server';

/**
 * The post of this number in a thread, exactly; 1 is the opening post. It may have been removed.
 * @throws NotFound, Gone
 */
export async function findPostNumbered(actor: Actor, { threadId, number }: { threadId: string; number: number }): Promise<string> {
  const { id } = await accessThread(actor, threadId);
  const postId = await readNumbered(id, number);
  if (!postId) throw new NotFound();
  return postId;
}

/**
 * The latest post of a member that shows an uploaded picture, as far as the actor may read it.
 * @throws NotFound
 */
export async function findPostShowing(actor: Actor, { memberId, uploadId }: { memberId: string; uploadId: string }): Promise<string> {
  const { byId, all } = await readableCategories(actor);
  const postId = await readShowing({ memberId, uploadId, categoryIds: all ? null : [...byId.keys()] });
  if (!postId) throw new NotFound();
  return postId;
}
