import { record, type Subscriber } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { clearAcceptance } from '../acceptance.store.server';
import { holdThread } from '../access-thread.server';
import { transaction, type ThreadAtHand, type Tx } from '../at-hand.store.server';
import { countForMember, countThread } from '../counters.store.server';
import { countComment, markPost, markThread, refreshThread } from '../posts/removal.store.server';
import { tellRow, tellThread } from '../tell.server';
import { othersWrote, readThreadsWrittenIn, wipePosts, type OwnPost } from './withdrawal.store.server';

const BATCH = 500;

/**
 * Removes everything that a member wrote, text and earlier versions, for good: when they leave and ask
 * for it. Threads in which others wrote stay, without the member's text and under their title, so that
 * the others' words keep their sense. Can be repeated after an interruption. Records `post.deleted` for
 * each, with `because: 'member-left'`, and tells pages that are open.
 */
async function removePostsOf(memberId: string): Promise<void> {
  for (;;) {
    const threads = await readThreadsWrittenIn(memberId, BATCH);
    if (threads.length === 0) return;
    for (const threadId of threads) await transaction(async (tx) => withdraw(tx, await holdThread(tx, threadId), memberId));
  }
}

/** Does so when an account was closed with that wish. */
export const leaverFollower: Subscriber = {
  name: 'threads.leavers',
  kinds: ['member.closed'],
  async handle({ targetMemberId, data }) {
    if (targetMemberId && data.posts === 'remove') await removePostsOf(targetMemberId);
  },
};

async function withdraw(tx: Tx, thread: ThreadAtHand, memberId: string): Promise<void> {
  const posts = await wipePosts(tx, thread.id, memberId);
  const shown = posts.filter((post) => !post.removed);
  const opening = shown.find((post) => post.kind === 'opening');
  const others = shown.filter((post) => post.kind !== 'opening');
  const removal = { at: now(), byId: memberId };
  for (const post of others) {
    await markPost(tx, post.id, removal);
    if (post.kind === 'comment' && post.parentId) await countComment(tx, post.parentId, -1);
  }
  if (others.length > 0) {
    await tellRow(tx, thread, await refreshThread(tx, thread.id));
    await clearAcceptance(tx, thread.id, others.map((post) => post.id));
  }
  const goes = opening && !thread.removed && !(await othersWrote(tx, thread.id, memberId));
  if (goes) {
    await markThread(tx, thread.id, removal);
    await markPost(tx, opening.id, removal);
    if (!thread.unlisted) await countThread(tx, thread, -1);
  }
  await countForMember(tx, memberId, { posts: -others.length, threads: goes ? -1 : 0 });
  // Of a thread that stays, the opening is shown without its words.
  if (opening && !goes) await tellThread(tx, thread.id, { kind: 'state', number: opening.number });
  for (const post of goes ? shown : others) await tellWithdrawal(tx, thread, post, memberId);
}

async function tellWithdrawal(tx: Tx, thread: ThreadAtHand, post: OwnPost, memberId: string): Promise<void> {
  await tellThread(tx, thread.id, { kind: 'state', number: post.number, gone: true });
  await record(tx, {
    kind: 'post.deleted',
    actor: { via: 'job' },
    threadId: thread.id,
    postId: post.id,
    targetMemberId: memberId,
    categoryId: thread.categoryId,
    threadKind: thread.kind,
    tagIds: thread.tagIds,
    data: { number: post.number, postKind: post.kind, byAuthor: true, because: 'member-left' },
  });
}
