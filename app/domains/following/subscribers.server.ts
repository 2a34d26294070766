import type { Subscriber } from '~/platform/activity/index.server';
import { followThread } from './levels/follow-thread.server';
import { noteOwnPost } from './reading/note-progress.server';
import { dropAllOf, moveTag } from './upkeep.store.server';

/** Who writes in a thread follows it, and has read it up to there. */
const authorFollower: Subscriber = {
  name: 'following.authors',
  kinds: ['thread.posted', 'answer.posted', 'reply.posted', 'comment.posted'],
  async handle({ kind, actorId, threadId, data, at }) {
    if (!actorId || !threadId) return;
    await noteOwnPost(actorId, threadId, { number: typeof data.number === 'number' ? data.number : 1, at });
    await followThread(actorId, threadId, kind === 'thread.posted' ? 'started' : 'wrote');
  },
};

/** Who left follows nothing, and nobody follows them; a tag that became another takes its followers along. */
const tidier: Subscriber = {
  name: 'following.upkeep',
  kinds: ['member.closed', 'tag.merged'],
  async handle({ kind, targetMemberId, tagIds, data }) {
    if (kind === 'member.closed' && targetMemberId) await dropAllOf(targetMemberId);
    const [into] = tagIds;
    if (kind === 'tag.merged' && into && typeof data.from === 'string') await moveTag(data.from, into);
  },
};

/** What this room wants to know of what happened. */
export const followingSubscribers: readonly Subscriber[] = [authorFollower, tidier];
