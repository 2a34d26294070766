import { db, query, type Tx } from '~/platform/db/index.server';
import { now } from '~/platform/clock';
import type { Posted } from '../types';

export type Submission = { requestHash: string; posted: Posted };

/** What came of an earlier submission with this key, if anything. */
export async function findSubmission(memberId: string, key: string): Promise<Submission | null> {
  const [row] = await query<{ request_hash: string; thread_id: string; slug: string; post_id: string; number: number }>(
    'threads.submission',
    `SELECT s.request_hash, p.thread_id, t.slug, p.id AS post_id, p.number
       FROM submission s JOIN post p ON p.id = s.post_id JOIN thread t ON t.id = p.thread_id
      WHERE s.member_id = $1 AND s.key = $2`,
    [memberId, key],
  );
  if (!row) return null;
  const { request_hash: requestHash, thread_id: threadId, slug, post_id: postId, number } = row;
  return { requestHash, posted: { threadId, slug, postId, number } };
}

/**
 * Takes the key for a post that is about to be made. Waits while another transaction is doing the same.
 * @returns false when the key is taken
 */
export async function claimSubmission(
  tx: Tx,
  claim: { memberId: string; key: string; requestHash: string; postId: string },
): Promise<boolean> {
  const made = await tx.$executeRaw`
    INSERT INTO submission (member_id, key, request_hash, post_id, created_at)
    VALUES (${claim.memberId}, ${claim.key}, ${claim.requestHash}, ${claim.postId}, ${now()}) ON CONFLICT DO NOTHING`;
  return made === 1;
}

/** @returns how many were dropped */
export async function dropSubmissions(before: Date): Promise<number> {
  const { count } = await db.submission.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
