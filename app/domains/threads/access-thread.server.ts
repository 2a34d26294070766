import type { Actor } from '~/domains/identity';
import { Forbidden, Gone, NotFound } from '~/platform/errors';
import { loadHeldPost, loadHeldThread, loadPost, loadThread, type PostAtHand, type ThreadAtHand, type Tx } from './at-hand.store.server';
import { seePost, seeThread, type Removal, type Sight, type Verdict } from './policy';
import { isId } from './words';

/**
 * The guarded doors: acts and single reads get threads and posts here and nowhere else. `tx`: where they do so within a
 * transaction, which asks for no other connection.
 */

/**
 * The thread, if the actor may see it.
 * @throws NotFound also when it is in a category that the actor may not read; Gone when it was removed
 */
export async function accessThread(actor: Actor, id: string, tx: Tx | null = null): Promise<ThreadAtHand> {
  const thread = isId(id) ? await loadThread(id, tx) : null;
  if (!thread) throw new NotFound();
  mustSee(seeThread(actor, thread), [thread]);
  return thread;
}

/**
 * The post with its thread, if the actor may see both (and, for a comment, the post it stands under).
 * @throws NotFound, Gone as `accessThread`
 */
export async function accessPost(actor: Actor, id: string, tx: Tx | null = null): Promise<{ post: PostAtHand; thread: ThreadAtHand }> {
  const post = isId(id) ? await loadPost(id, tx) : null;
  if (!post) throw new NotFound();
  const isComment = post.kind === 'comment' && post.parentId;
  const [thread, parent] = await bothOf(tx, () => loadThread(post.threadId, tx), async () => (isComment ? loadPost(isComment, tx) : null));
  if (!thread) throw new NotFound();
  mustSee(seePost(actor, thread, post, parent), [thread, post, parent]);
  return { post, thread };
}

/** At once; within a transaction, whose connection takes one statement at a time, one after the other. */
export async function bothOf<A, B>(tx: Tx | null, one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  return tx ? [await one(), await other()] : Promise.all([one(), other()]);
}

/** The thread as it is now, held until the transaction ends. */
export async function holdThread(tx: Tx, id: string): Promise<ThreadAtHand> {
  const thread = await loadHeldThread(tx, id);
  if (!thread) throw new NotFound();
  return thread;
}

/** The post as it is now, held until the transaction ends. */
export async function holdPost(tx: Tx, id: string): Promise<PostAtHand> {
  const post = await loadHeldPost(tx, id);
  if (!post) throw new NotFound();
  return post;
}

/** @throws Forbidden with the reason, unless the policy said yes */
export function allow(verdict: Verdict): void {
  if (verdict !== true) throw new Forbidden(verdict.no);
}

/** @param about what it stands in, and itself */
function mustSee(sight: Sight, about: readonly ({ removed: Removal | null } | null)[]): void {
  if (sight === 'hidden') throw new NotFound();
  if (sight === 'gone') throw new Gone(about.find((each) => each?.removed)?.removed?.hidden);
}
