import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { accessThread, allow, holdPost, holdThread } from '../access-thread.server';
import type { PostAtHand, ThreadAtHand } from '../at-hand.store.server';
import { countForMember } from '../counters.store.server';
import { closeDraft } from '../drafts/drafts.store.server';
import type { Verdict } from '../policy';
import { tellThread } from '../tell.server';
import type { Posted } from '../types';
import { insertPost, makeRoom } from './posts.store.server';
import { checkNewcomersText, holdBack, holdNewcomer } from './pace.server';
import { submitOnce } from './submit-once.server';
import { keepUploads, writePost, type WrittenPost } from './write-post.server';

type Adding = {
  kind: 'answer' | 'reply' | 'comment';
  threadId: string;
  /** The post commented on or replied to; seen by the actor already. */
  parentId: string | null;
  body: string;
  submission: string | undefined;
  draftKey: string;
  /** Asked before the work begins, and once more about the thread and parent as they are when it is written down. */
  may: (thread: ThreadAtHand, parent: PostAtHand | null) => Verdict;
  parent: PostAtHand | null;
};

/**
 * What answers, replies and comments have in common: one more post in a thread. Records `answer.posted`,
 * `reply.posted` or `comment.posted` with `number`, `mentions` (ids, ten at most) and, for the first
 * response of somebody else, `minutesToFirstResponse`.
 */
export async function addPost(actor: Actor, adding: Adding): Promise<Posted> {
  const seen = await accessThread(actor, adding.threadId);
  allow(adding.may(seen, adding.parent));
  const member = mustBeMember(actor);
  let written: WrittenPost;
  const { kind, threadId, parentId, body } = adding;
  return submitOnce({
    memberId: member.id,
    key: adding.submission,
    request: { kind, threadId, parentId, body },
    prepare: async (postId) => {
      await holdBack(member, { postId, thread: seen });
      written = await writePost(actor, { postId, body, kind: kind === 'comment' ? 'comment' : 'post' });
      await checkNewcomersText(member, postId, written);
    },
    act: async (tx, postId) => {
      const thread = await holdThread(tx, threadId);
      const parent = parentId ? await holdPost(tx, parentId) : null;
      allow(adding.may(thread, parent));
      const at = now();
      const { mentions, uploads, links: _links, ...text } = written;
      const post = { ...text, id: postId, threadId, kind, parentId, authorId: member.id };
      const { number, isFirstResponse } = await makeRoom(tx, thread, { ...post, at });
      await insertPost(tx, { ...post, number, createdAt: at });
      await countForMember(tx, member.id, { posts: 1 });
      await holdNewcomer(tx, member, { postId, thread });
      await keepUploads(tx, uploads);
      if (member.via === 'browser') await closeDraft(tx, member.id, adding.draftKey);
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
      return { threadId, slug: thread.slug, postId, number };
    },
  });
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}
