import type { Actor } from '~/domains/identity';
import type { PostAnswerInput } from '../input';
import { mayRespond } from '../policy';
import type { Posted } from '../types';
import { addPost } from './add-post.server';

/**
 * Answers a question. Members whom its category lets reply may; in a locked thread staff only. A member
 * may give several answers. Records `answer.posted`.
 *
 * @returns the answer's place; the same for every repetition of the submission
 * @throws NotFound, Gone; Forbidden with the reason; Invalid `keyReused`, and on `body` when screening refuses it; TooMany
 */
export async function postAnswer(actor: Actor, input: PostAnswerInput): Promise<Posted> {
  return addPost(actor, {
    kind: 'answer',
    ...input,
    submission: input.submission,
    typedMs: input.typedMs,
    parentId: null,
    parent: null,
    draftKey: `reply-${input.threadId}`,
    may: (thread) => mayRespond(actor, thread, 'answer'),
  });
}
