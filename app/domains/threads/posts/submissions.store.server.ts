import { db, query, type Tx } from '~/platform/db/index.server';
import { now } from '~/platform/clock';
import type { Posted } from '../types';
import { slugOf } from '../words';

export type Submission = { requestHash: string; posted: Posted };

/** What came of an earlier submission with this key, if anything. */
export async function findSubmission(memberId: string, key: string): Promise<Submission | null> {
  const [row] = await query<{ requestHash: string; threadId: string; slug: string | null; title: string | null; postId: string; number: number | null }>(
    'threads.submission',
    `SELECT s.request_hash AS "requestHash", s.post_id AS "postId", COALESCE(p.thread_id, h.thread_id) AS "threadId", t.slug, h.title, p.number
       FROM submission s LEFT JOIN post p ON p.id = s.post_id LEFT JOIN held_post h ON h.id = s.post_id
       LEFT JOIN thread t ON t.id = COALESCE(p.thread_id, h.thread_id)
      WHERE s.member_id = $1 AND s.key = $2 AND (p.id IS NOT NULL OR h.id IS NOT NULL)`,
    [memberId, key],
  );
  if (!row) return null;
  const { requestHash, threadId, postId, number } = row;
  return { requestHash, posted: { threadId, slug: row.slug ?? slugOf(row.title ?? ''), postId, number: number ?? 0, held: number === null } };
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
