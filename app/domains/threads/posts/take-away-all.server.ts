import type { MemberActor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import type { Tx } from '../at-hand.store.server';
import { holdThreadsOf, readStanding, type StandingPost } from './posts-of-author.store.server';
import { takeAwayPost } from './remove-post.server';
import { putBackPost } from './restore-post.server';

/**
 * For rooms above, in their own transaction: takes away everything of an author that stands, openings with their
 * threads, if it is no more than so much; whoever may do so being theirs to say. Records as `removePost` does.
 *
 * @param most posts and threads together
 * @returns what was taken away, for `putBackAll`; null, and nothing is done, when it is more
 */
export async function takeAwayAll(tx: Tx, actor: MemberActor, authorId: string, most: number): Promise<StandingPost[] | null> {
  // All threads first, in one order: two who do the same do not wait for each other.
  await holdThreadsOf(tx, authorId, most + 1);
  const standing = await readStanding(tx, authorId, most + 1);
  if (standing.length > most) return null;
  const taken: StandingPost[] = [];
  for (const post of standing) taken.push({ ...post, before: await takeAwayPost(tx, actor, post) });
  return taken;
}

/**
 * Undoes it, at any time later: threads first, then what stood in them.
 * @param byId who took it away
 * @param showsHidden as for `putBackPost`
 * @returns whether all is again as it was; false: somebody else has removed some of it since, or it does not exist any more
 */
export async function putBackAll(tx: Tx, doer: Parameters<typeof putBackPost>[1], posts: readonly StandingPost[], byId: string | null, showsHidden: boolean): Promise<boolean> {
  let whole = true;
  for (const post of [...posts].reverse()) {
    const back = await putBackPost(tx, doer, post, post.before ?? null, byId, showsHidden).catch((error: unknown) => {
      if (error instanceof NotFound) return false;
      throw error;
    });
    whole &&= back;
  }
  return whole;
}
