import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { limit } from '~/platform/limits/index.server';
import { clearAcceptance } from '../acceptance.store.server';
import { accessPost, allow, holdPost, holdThread } from '../access-thread.server';
import { transaction, type PostAtHand, type ThreadAtHand, type Tx } from '../at-hand.store.server';
import { countForMember, countThread } from '../counters.store.server';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayRemovePost, moderates } from '../policy';
import type { PostKind } from '../rules';
import { tellRow, tellThread } from '../tell.server';
import { countComment, isValuedByOthers, markPost, markThread, refreshThread } from './removal.store.server';

export type PostPlace = { threadId: string; slug: string; postId: string; number: number; kind: PostKind };

/**
 * Removes a post, an opening post with its whole thread; `restorePost` undoes it. Authors may, except for
 * what others rely on (`mayRemovePost`); staff may always, and an accepted answer then stops being one
 * (recorded as `answer.unaccepted`). Twice is once. Records `post.deleted` with `number` and `byAuthor`.
 *
 * @throws NotFound, Gone; Forbidden with the reason; TooMany
 */
export async function removePost(actor: Actor, { postId }: { postId: string }): Promise<PostPlace> {
  const { post, thread } = await accessPost(actor, postId);
  if (!post.removed) {
    allow(mayRemovePost(actor, thread, post, post.kind === 'opening' && (await isValuedByOthers(thread.id, thread.authorId))));
    const member = mustBeMember(actor);
    if (!moderates(actor)) await limit('remove', member.id, member);
    await transaction(async (tx) => {
      const held = { thread: await holdThread(tx, thread.id), post: await holdPost(tx, postId) };
      if (held.post.removed) return;
      allow(mayRemovePost(actor, held.thread, held.post, false));
      await remove(tx, member, held);
      await ledgerForeign(tx, member, post.authorId, { act: 'post.deleted', target: { kind: 'post', id: postId }, before: { removed: false }, after: { removed: true } });
    });
  }
  return { threadId: thread.id, slug: thread.slug, postId, number: post.number, kind: post.kind };
}

/** A thread and a post of it, held until the transaction ends. */
export type Held = { thread: ThreadAtHand; post: PostAtHand };

/** Who had removed a post before, or that it was hidden; null: it was there. Kept as JSON. */
export type EarlierRemoval = { byId: string | null; hidden?: Hidden } | null;

type Hidden = { at: Date | string; editShowsFrom: Date | string | null };

/**
 * For rooms above, in their own transaction: takes a post away, an opening post with its thread, whoever may do so being
 * theirs to say, and to write to the ledger. One that its author had removed is from now on removed by the actor: its author cannot bring it back.
 * Records as `removePost` does.
 *
 * @returns how it was before, for `putBackPost`
 */
export async function takeAwayPost(tx: Tx, member: MemberActor, place: { threadId: string; postId: string }): Promise<EarlierRemoval> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  if (!held.post.removed) await remove(tx, member, held);
  else await markPost(tx, place.postId, { at: now(), byId: member.id });
  return removalOf(held);
}

export function removalOf({ post: { removed, hidden } }: Held): EarlierRemoval {
  return removed && { byId: removed.byId, ...(hidden ? { hidden } : {}) };
}

/** How a post was hidden, of an `EarlierRemoval`. */
export function hiddenAs({ at, editShowsFrom }: Hidden): { at: Date; editShowsFrom: Date | null } {
  return { at: new Date(at), editShowsFrom: editShowsFrom === null ? null : new Date(editShowsFrom) };
}

/** Undoes `bringBackPost`: hidden as it was, or removed by whoever had removed it. What was removed meanwhile stays so. @throws NotFound */
export async function takeAwayAgain(tx: Tx, doer: Doer, place: { threadId: string; postId: string }, before: EarlierRemoval): Promise<void> {
  const held = { thread: await holdThread(tx, place.threadId), post: await holdPost(tx, place.postId) };
  if (!before || held.post.removed) return;
  await remove(tx, { id: before.hidden ? null : (before.byId ?? doer.id), via: doer.via }, held);
  if (before.hidden) await markPost(tx, place.postId, { at: new Date(before.hidden.at), byId: null, hidden: hiddenAs(before.hidden) });
}

/** A person, or a program, which has no id. */
type Remover = { id: string | null; via: string };

/** Takes away what is there, with all that is counted of it. Records `post.deleted`. */
export function remove(tx: Tx, member: Remover, held: Held): Promise<void> {
  return held.post.kind === 'opening' ? removeThread(tx, member, held) : removeOne(tx, member, held);
}

async function removeThread(tx: Tx, member: Remover, { thread, post }: Held): Promise<void> {
  const removal = { at: now(), byId: member.id };
  await markThread(tx, thread.id, removal);
  await markPost(tx, post.id, removal);
  if (!thread.unlisted) await countThread(tx, thread, -1);
  await countForMember(tx, thread.authorId, { threads: -1 });
  await recordRemoval(tx, member, { thread, post });
}

async function removeOne(tx: Tx, member: Remover, { thread, post }: Held): Promise<void> {
  await markPost(tx, post.id, { at: now(), byId: member.id });
  if (post.kind === 'comment' && post.parentId) await countComment(tx, post.parentId, -1);
  await tellRow(tx, thread, await refreshThread(tx, thread.id));
  const cleared = post.accepted ? await clearAcceptance(tx, thread.id, [post.id]) : [];
  await countForMember(tx, post.authorId, { posts: -1 });
  for (const answer of cleared) {
    await record(tx, { ...aboutPost(member, { thread, post }), kind: 'answer.unaccepted', postId: answer.id, data: { because: 'deleted' } });
  }
  await recordRemoval(tx, member, { thread, post });
}

async function recordRemoval(tx: Tx, member: Remover, held: Held): Promise<void> {
  const { number, kind, authorId } = held.post;
  await tellThread(tx, held.thread.id, { kind: 'state', number, gone: true });
  await record(tx, {
    ...aboutPost(member, held),
    kind: 'post.deleted',
    data: { number, postKind: kind, byAuthor: authorId === member.id },
  });
}

/** Who does something, or in whose name the machine does it afterwards. */
export type Doer = Pick<MemberActor, 'id' | 'via'>;

/** What every record about a post says. */
export function aboutPost({ id, via }: Remover, { thread, post }: Held) {
  return {
    actor: id === null ? { via } : { id, via },
    threadId: thread.id,
    postId: post.id,
    targetMemberId: post.authorId,
    categoryId: thread.categoryId,
    threadKind: thread.kind,
    tagIds: thread.tagIds,
  };
}
