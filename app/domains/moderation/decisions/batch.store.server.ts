import { query } from '~/platform/db/index.server';
import type { Decided, Tx } from './decisions.store.server';

/**
 * Closes an open item that nobody else looks at, as if its holder had opened it: one conditional statement.
 * @returns null when it is not open any more, or somebody looks at it
 */
export async function closeFree(tx: Tx, itemId: string, memberId: string, at: Date): Promise<Decided | null> {
  const [row] = await tx.$queryRaw<Decided[]>`
    UPDATE review_item SET state = 'decided', lease_holder_id = NULL, lease_since = NULL, lease_until = NULL,
           lease_token = CASE WHEN lease_holder_id = ${memberId} THEN lease_token ELSE lease_token + 1 END
     WHERE id = ${itemId} AND state = 'open' AND (lease_holder_id IS NULL OR lease_holder_id = ${memberId} OR lease_until <= ${at})
    RETURNING id, kind::text, target_id AS "targetId", thread_id AS "threadId", author_id AS "authorId"`;
  return row ?? null;
}

/**
 * Makes sure that no decision of a batch becomes final before it can be taken back, and says which are still to be.
 * @returns their ids; none: it is too late, or all were taken back
 */
export async function holdBatch(batchId: string, actorId: string, at: Date, until: Date): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'moderation.hold-batch',
    `UPDATE decision SET final_at = GREATEST(final_at, $4) WHERE batch_id = $1 AND actor_id = $2 AND undone_at IS NULL AND told_at IS NULL AND final_at > $3 RETURNING id`,
    [batchId, actorId, at, until],
  );
  return rows.map(({ id }) => id);
}
