import type { Activity } from '~/platform/activity/index.server';
import { groupKeyOf, milestonesReached, type PostNoticeKind } from '../rules';
import { announce } from './announce.server';
import { readPost, tell, toldOfVotes, transaction, type PostTold } from './tell.store.server';

/** Tells the author of an answer that it was accepted; once, however often that is taken back and done again. */
export async function tellOfAcceptance(activity: Activity): Promise<void> {
  await tellOne(activity, 'accepted', (postId) => ({ fact: `accepted:${postId}` }));
}

/**
 * Tells the author that a post has 1, 5, 10, ... votes: of the highest figure, and never of a lower one later. Votes are
 * nobody's by name.
 */
export async function tellOfVotes(activity: Activity): Promise<void> {
  await tellOne({ ...activity, actorId: null }, 'votes', async (postId, post) => {
    const figure = milestonesReached({ total: post.score, imported: post.imported }).at(-1);
    if (!figure || (await toldOfVotes(post.authorId, postId, figure))) return null;
    return { fact: `votes:${postId}:${figure}`, figure };
  });
}

/** Reminds a member of a bookmark, once for each time that was set. */
export async function tellOfReminder(activity: Activity): Promise<void> {
  await tellOne({ ...activity, actorId: null }, 'reminder', (postId) => ({ fact: `reminder:${postId}:${activity.at.getTime()}` }));
}

type Told = { fact: string; figure?: number } | null;

/** Tells the member whom an activity is about, unless it is their own doing. */
async function tellOne(activity: Activity, kind: PostNoticeKind, factOf: (postId: string, post: PostTold) => Told | Promise<Told>): Promise<void> {
  const { postId, targetMemberId: memberId, actorId, at } = activity;
  if (!postId || !memberId || memberId === actorId) return;
  const post = await readPost(postId);
  const told = post && (await factOf(postId, post));
  if (!post || !told) return;
  const matter = { threadId: post.threadId, postId, number: post.number, actorId, figure: told.figure ?? null, at };
  const wish = { memberId, kind, fact: told.fact, groupKey: groupKeyOf(kind, matter), every: true };
  await transaction(async (tx) => announce(tx, await tell(tx, matter, [wish])));
}
