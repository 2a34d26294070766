import type { Actor } from '~/domains/identity';
import { accessPost } from '../access-thread.server';
import type { PostCommentInput } from '../input';
import { mayComment } from '../policy';
import type { Posted } from '../types';
import { addPost } from './add-post.server';

/**
 * Comments on a question or an answer, one level deep. Members whom the category lets reply may; in a
 * locked thread staff only. Records `comment.posted`.
 *
 * @returns the comment's place; the same for every repetition of the submission
 * @throws NotFound, Gone; Forbidden with the reason; Invalid `keyReused`, and on `body` when screening refuses it; TooMany
 */
export async function postComment(actor: Actor, input: PostCommentInput): Promise<Posted> {
  const { post: parent, thread } = await accessPost(actor, input.parentId);
  return addPost(actor, {
    kind: 'comment',
    ...input,
    submission: input.submission,
    typedMs: input.typedMs,
    threadId: thread.id,
    parent,
    draftKey: `comment-${parent.id}`,
    may: (each, on) => mayComment(actor, each, on ?? parent),
  });
}
