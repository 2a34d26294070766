import { db, query, transaction, type Tx } from '~/platform/db/index.server';
import { LEASE_MS, type DecisionKind } from '../rules';

export { transaction, type Tx };

export type Lease = { holderId: string; token: number };

/**
 * Claims an open item that nobody else holds, or renews one's own claim. One conditional statement: of fifty at once,
 * one gets it. The token is another one each time the claim goes to somebody else.
 *
 * @returns the token, and the end of the claim; null when somebody else holds it, or it is not open
 */
export async function claim(itemId: string, memberId: string, at: Date): Promise<{ token: number; until: Date } | null> {
  const [row] = await query<{ token: number; until: Date }>(
    'moderation.claim',
    `UPDATE review_item SET lease_holder_id = $2, lease_until = $4,
            lease_token = CASE WHEN lease_holder_id = $2 THEN lease_token ELSE lease_token + 1 END,
            lease_since = CASE WHEN lease_holder_id = $2 THEN lease_since ELSE $3 END
      WHERE id = $1 AND state = 'open' AND (lease_holder_id IS NULL OR lease_holder_id = $2 OR lease_until <= $3)
      RETURNING lease_token AS token, lease_until AS until`,
    [itemId, memberId, at, new Date(at.getTime() + LEASE_MS)],
  );
  return row ?? null;
}

/** Renews a claim that is still the member's. @returns its new end; null when it is not theirs */
export async function renew(itemId: string, { holderId, token }: Lease, at: Date): Promise<Date | null> {
  const until = new Date(at.getTime() + LEASE_MS);
  const { count } = await db.reviewItem.updateMany({
    where: { id: itemId, state: 'open', leaseHolderId: holderId, leaseToken: token },
    data: { leaseUntil: until },
  });
  return count === 1 ? until : null;
}

/**
 * Ends the member's claim; somebody else's stays, and one that was renewed beyond `until`: the same page in another tab, or
 * loaded again, holds it by now.
 * @returns whether there was one
 */
export async function release(itemId: string, memberId: string, until: Date | null): Promise<boolean> {
  const { count } = await db.reviewItem.updateMany({
    where: { id: itemId, state: 'open', leaseHolderId: memberId, ...(until ? { leaseUntil: { lte: until } } : {}) },
    data: { leaseHolderId: null, leaseSince: null, leaseUntil: null },
  });
  return count === 1;
}

/** Claims an open item whoever holds it. @returns the token, and whose claim it was; null when it is not open */
export async function takeOver(tx: Tx, itemId: string, memberId: string, at: Date): Promise<{ token: number; from: string | null } | null> {
  const [held] = await tx.$queryRaw<{ holderId: string | null; live: boolean; token: number }[]>`
    SELECT lease_holder_id AS "holderId", lease_token AS token, COALESCE(lease_until > ${at}, false) AS live FROM review_item
     WHERE id = ${itemId} AND state = 'open' FOR UPDATE`;
  if (!held) return null;
  const own = held.holderId === memberId;
  const token = own ? held.token : held.token + 1;
  await tx.reviewItem.update({
    where: { id: itemId },
    data: { leaseHolderId: memberId, leaseToken: token, leaseUntil: new Date(at.getTime() + LEASE_MS), ...(own ? {} : { leaseSince: at }) },
  });
  return { token, from: held.live && !own ? held.holderId : null };
}

type Standing = { state: string; holderId: string | null; decidedById: string | null; decision: DecisionKind | null };

/** Where an item stands, for telling why something was refused. */
export async function readStand(itemId: string): Promise<Standing | null> {
  const [row] = await query<Standing>(
    'moderation.stand',
    `SELECT ri.state::text, ri.lease_holder_id AS "holderId", d.actor_id AS "decidedById", d.kind::text AS decision
       FROM review_item ri LEFT JOIN decision d ON d.item_id = ri.id AND d.undone_at IS NULL WHERE ri.id = $1`,
    [itemId],
  );
  return row ?? null;
}
