import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { allow, holdPost, holdThread } from '../access-thread.server';
import type { PostAtHand, ThreadAtHand, Tx } from '../at-hand.store.server';
import { countForMember } from '../counters.store.server';
import type { Verdict } from '../policy';
import { tellRow, tellThread } from '../tell.server';
import type { Posted } from '../types';
import { insertPost, makeRoom } from './posts.store.server';
import { keepUploads, type WrittenPost } from './write-post.server';

export type Response = {
  postId: string;
  kind: 'answer' | 'reply' | 'comment';
  threadId: string;
  /** The post commented on or replied to. */
  parentId: string | null;
  written: WrittenPost;
  /** Asked about the thread and the parent as they are now. */
  may: (thread: ThreadAtHand, parent: PostAtHand | null) => Verdict;
};

/**
 * Puts one more post into a thread: row, counters, record and live signal. Records `answer.posted`, `reply.posted` or
 * `comment.posted` with `number`, `mentions` (ids, ten at most) and, for the first response of somebody else,
 * `minutesToFirstResponse`.
 *
 * @throws NotFound; Forbidden with the reason
 */
export async function insertResponse(tx: Tx, member: MemberActor, { postId, kind, threadId, parentId, written, may }: Response): Promise<{ posted: Posted; thread: ThreadAtHand }> {
  const thread = await holdThread(tx, threadId);
  const parent = parentId ? await holdPost(tx, parentId) : null;
  allow(may(thread, parent));
  const at = now();
  const { mentions, uploads, links: _links, ...text } = written;
  const post = { ...text, id: postId, threadId, kind, parentId, authorId: member.id };
  const { number, replies, isFirstResponse } = await makeRoom(tx, thread, { ...post, at });
  await insertPost(tx, { ...post, number, createdAt: at });
  await countForMember(tx, member.id, { posts: 1 });
  await keepUploads(tx, uploads);
  await record(tx, {
    kind: `${kind}.posted`,
    actor: member,
    threadId,
    postId,
    targetMemberId: (parent ?? thread).authorId,
    categoryId: thread.categoryId,
    threadKind: thread.kind,
    tagIds: thread.tagIds,
    data: {
      number,
      mentions: mentions.map(({ id }) => id),
      language: text.language,
      ...(parentId ? { parentId } : {}),
      ...(isFirstResponse ? { minutesToFirstResponse: minutesBetween(thread.createdAt, at) } : {}),
    },
  });
  await tellThread(tx, threadId, { kind: 'post', number, as: kind, by: member.id });
  await tellRow(tx, thread, replies);
  return { posted: { threadId, slug: thread.slug, postId, number, held: false }, thread };
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}
