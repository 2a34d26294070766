import { now } from '~/platform/clock';
import type { Tx } from '~/platform/db/index.server';
import { countForMember } from './counters.store.server';

/**
 * Takes the mark of acceptance from answers of a held thread, and counts: for the room `answers`, and
 * for what makes an acceptance impossible (a removed answer, a thread that is no question any more).
 *
 * @param postIds null: from all
 * @returns the answers that were accepted
 */
export async function clearAcceptance(tx: Tx, threadId: string, postIds: string[] | null): Promise<{ id: string; authorId: string }[]> {
  const cleared = await tx.$queryRaw<{ id: string; authorId: string }[]>`
    UPDATE post SET accepted_at = NULL, accepted_by_id = NULL, accepted_slot = NULL
     WHERE thread_id = ${threadId} AND accepted_at IS NOT NULL AND (${postIds}::text[] IS NULL OR id = ANY(${postIds}::text[]))
    RETURNING id, author_id AS "authorId"`;
  if (cleared.length === 0) return [];
  await tx.$executeRaw`
    UPDATE thread SET accepted_count = accepted_count - ${cleared.length},
           solved_at = CASE WHEN accepted_count - ${cleared.length} > 0 THEN solved_at END, changed_at = ${now()}
     WHERE id = ${threadId}`;
  for (const { authorId } of cleared.toSorted((a, b) => (a.authorId < b.authorId ? -1 : 1))) {
    await countForMember(tx, authorId, { accepted: -1 });
  }
  return cleared;
}

/**
 * Marks an answer of a held thread as accepted, and counts.
 * @param slot of the unique index: `one` where a thread may have one accepted answer, else the answer's id
 */
export async function markAccepted(
  tx: Tx,
  { threadId, postId, authorId, byId, slot, at }: { threadId: string; postId: string; authorId: string; byId: string; slot: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE post SET accepted_at = ${at}, accepted_by_id = ${byId}, accepted_slot = ${slot} WHERE id = ${postId}`;
  await tx.$executeRaw`
    UPDATE thread SET accepted_count = accepted_count + 1, solved_at = COALESCE(solved_at, ${at}::timestamptz), changed_at = ${at} WHERE id = ${threadId}`;
  await countForMember(tx, authorId, { accepted: 1 });
}
