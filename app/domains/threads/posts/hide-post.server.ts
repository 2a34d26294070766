import { now } from '~/platform/clock';
import { holdPost, holdThread } from '../access-thread.server';
import type { Tx } from '../at-hand.store.server';
import { remove, type Doer } from './remove-post.server';
import { markPost } from './removal.store.server';
import { restore } from './restore-post.server';

type PostPlace = { threadId: string; postId: string };

/**
 * For moderation, in its transaction: hides a post until a person has looked at it, an opening post with its thread.
 * Everything passes over it as over what was removed; readers of the thread see that something is hidden, its author and
 * staff what. An accepted answer stays: whoever asked vouches for it. Records `post.deleted`, of nobody.
 *
 * @param editShowsFrom from then on an edit by its author shows it again; null: none does
 * @returns false when it stays, or is gone already
 */
export async function hidePost(tx: Tx, place: PostPlace, { editShowsFrom }: { editShowsFrom: Date | null }): Promise<boolean> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  if (held.thread.removed || held.post.removed || held.post.accepted) return false;
  await remove(tx, { id: null, via: 'job' }, held);
  const at = now();
  await markPost(tx, place.postId, { at, byId: null, hidden: { at, editShowsFrom } });
  return true;
}

/**
 * Undoes it, at any time later. Records `post.restored`.
 * @returns whether it is shown; false: somebody has removed it since
 * @throws NotFound when it does not exist any more
 */
export async function showPost(tx: Tx, doer: Doer, place: PostPlace): Promise<boolean> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  if (held.post.hidden) await restore(tx, doer, held);
  return held.post.hidden !== null || held.post.removed === null;
}
