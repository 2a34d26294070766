import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { limit } from '~/platform/limits/index.server';
import { accessPost, allow, holdPost, holdThread } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import type { VoteInput } from '../input';
import { mayVote } from '../policy';
import { aboutPost } from '../posts/remove-post.server';
import { tellThread } from '../tell.server';
import { writeVote } from './votes.store.server';

export type Voted = { postId: string; score: number; myVote: -1 | 0 | 1 };

/**
 * Votes a question or answer up (1) or down (-1), likes any other post (1), or takes that back (0).
 * Members may, never on what is theirs. Twice is once. Records `vote.cast` with `value` and `before`, or
 * `vote.withdrawn` with `before`.
 *
 * @returns the score with this vote in it
 * @throws NotFound, Gone; Forbidden with the reason; TooMany
 */
export async function vote(actor: Actor, { postId, value }: VoteInput): Promise<Voted> {
  const { post, thread } = await accessPost(actor, postId);
  allow(mayVote(actor, thread, post, value));
  const member = mustBeMember(actor);
  await limit('vote', member.id, member);
  const isOpening = post.kind === 'opening';
  return transaction(async (tx) => {
    const held = { thread: isOpening ? await holdThread(tx, thread.id) : thread, post: await holdPost(tx, postId) };
    allow(mayVote(actor, held.thread, held.post, value));
    const { before, score } = await writeVote(tx, { postId, threadId: thread.id, memberId: member.id, value, isOpening });
    if (before !== value) {
      const about = aboutPost(member, held);
      await tellThread(tx, thread.id, { kind: 'score', number: post.number, score });
      if (value === 0) await record(tx, { ...about, kind: 'vote.withdrawn', data: { before } });
      else await record(tx, { ...about, kind: 'vote.cast', data: { value, before } });
    }
    return { postId, score, myVote: value };
  });
}
