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
import { tellThread } from '../tell.server';
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
    const isOpening = post.kind === 'opening';
    allow(mayRemovePost(actor, thread, post, isOpening && (await isValuedByOthers(thread.id, thread.authorId))));
    const member = mustBeMember(actor);
    if (!moderates(actor)) await limit('remove', member.id, member);
    await transaction(async (tx) => {
      const held = { thread: await holdThread(tx, thread.id), post: await holdPost(tx, postId) };
      if (held.post.removed) return;
      allow(mayRemovePost(actor, held.thread, held.post, false));
      await (isOpening ? removeThread(tx, member, held) : removeOne(tx, member, held));
    });
  }
  return { threadId: thread.id, slug: thread.slug, postId, number: post.number, kind: post.kind };
}

type Held = { thread: ThreadAtHand; post: PostAtHand };

async function removeThread(tx: Tx, member: MemberActor, { thread, post }: Held): Promise<void> {
  const removal = { at: now(), byId: member.id };
  await markThread(tx, thread.id, removal);
  await markPost(tx, post.id, removal);
  if (!thread.unlisted) await countThread(tx, thread, -1);
  await countForMember(tx, thread.authorId, { threads: -1 });
  await recordRemoval(tx, member, { thread, post });
}

async function removeOne(tx: Tx, member: MemberActor, { thread, post }: Held): Promise<void> {
  await markPost(tx, post.id, { at: now(), byId: member.id });
  if (post.kind === 'comment' && post.parentId) await countComment(tx, post.parentId, -1);
  await refreshThread(tx, thread.id);
  const cleared = post.accepted ? await clearAcceptance(tx, thread.id, [post.id]) : [];
  await countForMember(tx, post.authorId, { posts: -1 });
  for (const answer of cleared) {
    await record(tx, { ...aboutPost(member, { thread, post }), kind: 'answer.unaccepted', postId: answer.id, data: { because: 'deleted' } });
  }
  await recordRemoval(tx, member, { thread, post });
}

async function recordRemoval(tx: Tx, member: MemberActor, held: Held): Promise<void> {
  const { id, number, kind, authorId } = held.post;
  await tellThread(tx, held.thread.id, { kind: 'state', number, gone: true });
  await record(tx, {
    ...aboutPost(member, held),
    kind: 'post.deleted',
    data: { number, postKind: kind, byAuthor: authorId === member.id },
  });
  await ledgerForeign(tx, member, authorId, { act: 'post.deleted', target: { kind: 'post', id }, before: { removed: false }, after: { removed: true } });
}

/** What every record about a post says. */
export function aboutPost(actor: MemberActor, { thread, post }: Held) {
  return {
    actor,
    threadId: thread.id,
    postId: post.id,
    targetMemberId: post.authorId,
    categoryId: thread.categoryId,
    threadKind: thread.kind,
    tagIds: thread.tagIds,
  };
}
