import type { Actor } from '~/domains/identity';
import { Invalid } from '~/platform/errors';
import { accessPost } from '../access-thread.server';
import type { PostReplyInput } from '../input';
import { mayRespond } from '../policy';
import type { Posted } from '../types';
import { addPost } from './add-post.server';

/**
 * Replies in a discussion, under an idea or an announcement; `parentId` names the post that is answered,
 * when it is not the whole thread. Members whom the category lets reply may; in a locked thread staff
 * only. Records `reply.posted`.
 *
 * @returns the reply's place; the same for every repetition of the submission
 * @throws NotFound, Gone; Forbidden with the reason; Invalid `parentElsewhere`, `keyReused`, and on `body` when screening refuses it; TooMany
 */
export async function postReply(actor: Actor, input: PostReplyInput): Promise<Posted> {
  const parent = input.parentId ? (await accessPost(actor, input.parentId)).post : null;
  if (parent && parent.threadId !== input.threadId) throw new Invalid({ parentId: ['parentElsewhere'] });
  return addPost(actor, {
    kind: 'reply',
    ...input,
    submission: input.submission,
    typedMs: input.typedMs,
    parentId: parent?.id ?? null,
    parent,
    draftKey: `reply-${input.threadId}`,
    may: (thread) => mayRespond(actor, thread, 'reply'),
  });
}
