import type { MemberActor } from '~/domains/identity';
import type { ThreadAtHand } from '~/domains/threads/index.server';

export type AnswerPlace = {
  threadId: string;
  slug: string;
  postId: string;
  number: number;
  /** Accepted answers of the question now. */
  acceptedCount: number;
};

/** What every record about an answer says. */
export function aboutAnswer(actor: MemberActor, thread: ThreadAtHand, answer: { id: string; authorId: string }) {
  return {
    actor,
    threadId: thread.id,
    postId: answer.id,
    targetMemberId: answer.authorId,
    categoryId: thread.categoryId,
    threadKind: thread.kind,
    tagIds: thread.tagIds,
  };
}
