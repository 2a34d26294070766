import { audienceOf } from '~/domains/following/index.server';
import type { Activity } from '~/platform/activity/index.server';
import { groupKeyOf, ROUND, type PostNoticeKind } from '../rules';
import { announce } from './announce.server';
import { quotedPosts } from './quotes';
import { countNamed, endRound, readAuthors, readPost, readRound, tell, transaction, wantsSilence, writeRound, type Matter, type PostTold, type Wish } from './tell.store.server';

/** Members told by name, by one post; the room of threads counts out no more. */
const MENTIONS = 10;

/**
 * Tells of a new post: those whom it names, quotes, answers or comments on, each once and of the nearest of these; then
 * those who follow, in rounds of 500 with a transaction each. Another run goes on where a broken one stopped.
 */
export async function tellOfPost(activity: Activity): Promise<void> {
  const postId = activity.postId;
  const post = postId ? await readPost(postId) : null;
  if (!postId || !post) return;
  const matter = matterOf(activity, postId, post);
  const addressed = await addressedBy(activity, post);
  const wishes = [...addressed].map(([memberId, kind]) => wishOf(memberId, kind, matter, true));
  const told = await transaction(async (tx) => announce(tx, await tell(tx, matter, wishes)));
  await tellFollowers(activity, matter, post, new Set([...addressed.keys(), post.authorId, ...told]));
}

/** Tells those whom a change of a post names for the first time: with all changes together no more than a new post may name. */
export async function tellOfEdit(activity: Activity): Promise<void> {
  const postId = activity.postId;
  const names = mentionsOf(activity);
  const post = postId && names.length > 0 ? await readPost(postId) : null;
  if (!postId || !post) return;
  const matter = matterOf(activity, postId, post);
  const left = MENTIONS - (await countNamed(factOf('mention', postId)));
  const wishes = names
    .filter((id) => id !== activity.actorId)
    .slice(0, Math.max(0, left))
    .map((memberId) => wishOf(memberId, 'mention', matter, true));
  await transaction(async (tx) => announce(tx, await tell(tx, matter, wishes)));
}

/** Whom a post is meant for, by member. */
async function addressedBy(activity: Activity, post: PostTold): Promise<Map<string, PostNoticeKind>> {
  const addressed = new Map<string, PostNoticeKind>();
  const answered = activity.targetMemberId;
  if (answered && post.kind !== 'opening') {
    const isToThread = post.kind !== 'comment' && typeof activity.data.parentId !== 'string';
    const isWanted = !isToThread || !(await wantsSilence(answered, post.threadId));
    if (isWanted) addressed.set(answered, post.kind === 'comment' ? 'comment' : 'reply');
  }
  const quoted = quotedPosts(post.source);
  if (quoted.length > 0) for (const id of await readAuthors(quoted)) addressed.set(id, 'quote');
  for (const id of mentionsOf(activity)) addressed.set(id, 'mention');
  if (activity.actorId) addressed.delete(activity.actorId);
  return addressed;
}

async function tellFollowers(activity: Activity, matter: Matter, post: PostTold, known: ReadonlySet<string>): Promise<void> {
  const about = { threadId: post.threadId, categoryId: post.categoryId, tagIds: post.tagIds, authorId: post.threadAuthorId };
  for (let after = await readRound(activity.id), more = true; more; ) {
    const audience = await audienceOf(about, { after, limit: ROUND });
    const last = audience.at(-1)?.memberId ?? null;
    // New posts in a thread are for those who follow it; to follow a category, a tag or a member is to learn of new threads.
    const meant = audience.filter(({ memberId, level, because }) => !known.has(memberId) && (because === 'thread' || level === 'watching' || post.kind === 'opening'));
    const wishes = meant.map(({ memberId, level }) => wishOf(memberId, 'followed', matter, level === 'watching'));
    more = audience.length === ROUND;
    await transaction(async (tx) => {
      await announce(tx, await tell(tx, matter, wishes));
      if (more && last) await writeRound(tx, activity.id, last);
      else await endRound(tx, activity.id);
    });
    after = last;
  }
}

function matterOf(activity: Activity, postId: string, post: PostTold): Matter {
  return { threadId: post.threadId, postId, number: post.number, actorId: activity.actorId, figure: null, at: activity.at };
}

/** A member learns once of a post, and once more when they are named in it. */
function wishOf(memberId: string, kind: PostNoticeKind, matter: Matter, every: boolean): Wish {
  return { memberId, kind, fact: factOf(kind, matter.postId), groupKey: groupKeyOf(kind, matter), every };
}

function factOf(kind: PostNoticeKind, postId: string): string {
  return `${kind === 'mention' ? 'mention' : 'post'}:${postId}`;
}

function mentionsOf({ data }: Activity): string[] {
  const ids = Array.isArray(data.mentions) ? data.mentions.filter((id) => typeof id === 'string') : [];
  return ids.slice(0, MENTIONS);
}
