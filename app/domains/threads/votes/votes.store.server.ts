import { now } from '~/platform/clock';
import type { Tx } from '~/platform/db/index.server';

/**
 * Sets, changes or withdraws a member's vote on a held post, and the score by what changed.
 *
 * @param isOpening its score is kept on its thread too, which is held then
 * @returns the vote before, and the score now
 */
export async function writeVote(
  tx: Tx,
  { postId, threadId, memberId, value, isOpening }: { postId: string; threadId: string; memberId: string; value: -1 | 0 | 1; isOpening: boolean },
): Promise<{ before: -1 | 0 | 1; score: number }> {
  // Nobody else can write votes on the post meanwhile: it is held.
  const vote = await tx.vote.findUnique({ where: { postId_memberId: { postId, memberId } }, select: { value: true } });
  const before = vote === null ? 0 : vote.value < 0 ? -1 : 1;
  if (value === 0) {
    await tx.vote.deleteMany({ where: { postId, memberId } });
  } else if (value !== before) {
    await tx.$executeRaw`
      INSERT INTO vote (post_id, member_id, value, created_at) VALUES (${postId}, ${memberId}, ${value}, ${now()})
      ON CONFLICT (post_id, member_id) DO UPDATE SET value = EXCLUDED.value, created_at = EXCLUDED.created_at`;
  }
  const { score } = await tx.post.update({ where: { id: postId }, data: { score: { increment: value - before } }, select: { score: true } });
  if (isOpening) await tx.$executeRaw`UPDATE thread SET score = ${score} WHERE id = ${threadId}`;
  return { before, score };
}

/** @returns false when the member had said so before, or had not */
export async function writeMeToo(tx: Tx, threadId: string, memberId: string, on: boolean): Promise<boolean> {
  const changed = on
    ? await tx.$executeRaw`INSERT INTO me_too (thread_id, member_id, created_at) VALUES (${threadId}, ${memberId}, ${now()}) ON CONFLICT DO NOTHING`
    : await tx.$executeRaw`DELETE FROM me_too WHERE thread_id = ${threadId} AND member_id = ${memberId}`;
  return changed === 1;
}

/** @returns the count now */
export async function countMeToo(tx: Tx, threadId: string, by: -1 | 0 | 1): Promise<number> {
  const { meTooCount } = await tx.thread.update({
    where: { id: threadId },
    data: { meTooCount: { increment: by } },
    select: { meTooCount: true },
  });
  return meTooCount;
}
