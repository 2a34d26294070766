import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { accessPost, allow, holdPost, holdThread } from '../access-thread.server';
import { transaction, type Tx } from '../at-hand.store.server';
import { countForMember, countThread } from '../counters.store.server';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayRestorePost } from '../policy';
import { tellRow, tellThread } from '../tell.server';
import { aboutPost, hiddenAs, removalOf, type Doer, type EarlierRemoval, type Held, type PostPlace } from './remove-post.server';
import { countComment, markPost, markThread, refreshThread } from './removal.store.server';

/**
 * Brings back a removed post, an opening post with its thread: authors what they removed themselves,
 * staff anything. An answer that was accepted comes back without it. Twice is once. Records `post.restored`.
 *
 * @throws NotFound, Gone; Forbidden with the reason
 */
export async function restorePost(actor: Actor, { postId }: { postId: string }): Promise<PostPlace> {
  const { post, thread } = await accessPost(actor, postId);
  if (post.removed) {
    allow(mayRestorePost(actor, thread, post));
    const member = mustBeMember(actor);
    await transaction(async (tx) => {
      const held = { thread: await holdThread(tx, thread.id), post: await holdPost(tx, postId) };
      if (!held.post.removed) return;
      allow(mayRestorePost(actor, held.thread, held.post));
      await restore(tx, member, held);
      await ledgerForeign(tx, member, post.authorId, { act: 'post.restored', target: { kind: 'post', id: postId }, before: { removed: true }, after: { removed: false } });
    });
  }
  return { threadId: thread.id, slug: thread.slug, postId, number: post.number, kind: post.kind };
}

/**
 * For rooms above, in their own transaction: undoes `takeAwayPost`, at any time later. What is there already stays as it
 * is, and so does what somebody else has removed since. Records as `restorePost` does.
 *
 * @param before what `takeAwayPost` answered
 * @param byId who took it away
 * @param showsHidden what had been hidden is shown again, instead of being hidden as it was
 * @returns whether it is again as it was; false: somebody else has removed it since
 * @throws NotFound when it does not exist any more
 */
export async function putBackPost(tx: Tx, doer: Doer, place: { threadId: string; postId: string }, before: EarlierRemoval, byId: string | null, showsHidden: boolean): Promise<boolean> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  if (!held.post.removed) return true;
  if (held.post.removed.byId !== byId) return false;
  if (!before || (before.hidden && showsHidden)) await restore(tx, doer, held);
  else if (before.hidden) await markPost(tx, place.postId, { at: new Date(before.hidden.at), byId: null, hidden: hiddenAs(before.hidden) });
  else await markPost(tx, place.postId, { at: now(), byId: before.byId ?? held.post.authorId });
  return true;
}

/**
 * The same for what staff had removed, whoever had it removed: brings it back, if the actor may. Records as `restorePost` does.
 *
 * @returns who had removed or what had hidden it, for `takeAwayAgain`; null: it was there
 * @throws NotFound; Forbidden with the reason
 */
export async function bringBackPost(tx: Tx, member: MemberActor, place: { threadId: string; postId: string }): Promise<EarlierRemoval> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  const before = removalOf(held);
  if (!before) return null;
  allow(mayRestorePost(member, held.thread, held.post));
  await restore(tx, member, held);
  return before;
}

/** Brings back what is removed, with all that is counted of it. Records `post.restored`, with `hidden` for what was only hidden, and `edited` when its author changed it. */
export async function restore(tx: Tx, member: Doer, held: Held, { edited = false }: { edited?: boolean } = {}): Promise<void> {
  const { thread, post } = held;
  await markPost(tx, post.id, null);
  if (post.kind === 'opening') {
    await markThread(tx, thread.id, null);
    if (!thread.unlisted) await countThread(tx, thread, 1);
    await countForMember(tx, post.authorId, { threads: 1 });
  } else {
    if (post.kind === 'comment' && post.parentId) await countComment(tx, post.parentId, 1);
    await tellRow(tx, thread, await refreshThread(tx, thread.id));
    await countForMember(tx, post.authorId, { posts: 1 });
  }
  await tellThread(tx, thread.id, { kind: 'state', number: post.number });
  const data = { number: post.number, postKind: post.kind, byAuthor: post.authorId === member.id, ...(post.hidden ? { hidden: true, edited } : {}) };
  await record(tx, { ...aboutPost(member, held), kind: 'post.restored', data });
}
