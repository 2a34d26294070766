import type { Role } from '~/domains/identity';
import type { Tx } from '~/platform/db/index.server';
import type { DecisionKind } from '../rules';
import type { Reporter } from './decisions.store.server';

/** Says of a decision's statement that it is reversed. @returns false when it was already, or there is none */
export async function markReversed(tx: Tx, decisionId: string, at: Date): Promise<boolean> {
  const { count } = await tx.statement.updateMany({ where: { decisionId, reversedAt: null }, data: { reversedAt: at } });
  return count > 0;
}

export type Contested = { itemId: string; kind: DecisionKind; actorId: string | null; statementId: string | null; was: object | null };

/** A decision that nobody took back, with how things were before it. */
export async function readContested(tx: Tx, decisionId: string): Promise<Contested | null> {
  const [row] = await tx.$queryRaw<Contested[]>`
    SELECT item_id AS "itemId", kind::text, actor_id AS "actorId", statement_id AS "statementId", before->'was' AS was FROM decision
     WHERE id = ${decisionId} AND undone_at IS NULL`;
  return row ?? null;
}

/** Writes that reports were not right after all. @returns who reported, and whether they want to know */
export function correctReports(tx: Tx, itemId: string, given: DecisionKind): Promise<Reporter[]> {
  return tx.$queryRaw<Reporter[]>`
    UPDATE report SET outcome = 'keep' WHERE item_id = ${itemId} AND outcome = ${given}::decision_kind
    RETURNING id, reporter_id AS "reporterId", wants_outcome AS "wantsOutcome"`;
}

/** Final removals of a post that nobody has reversed. */
export async function readRemovals(tx: Tx, postId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM review_item ri JOIN decision d ON d.item_id = ri.id AND d.undone_at IS NULL AND d.told_at IS NOT NULL
      JOIN statement s ON s.id = d.statement_id AND s.reversed_at IS NULL
     WHERE ri.target_id = ${postId} AND ri.kind NOT IN ('appeal', 'member_sanction') AND d.kind = 'remove' ORDER BY d.id`;
  return rows.map(({ id }) => id);
}

/** In whose name something is done later. */
export async function readDoer(tx: Tx, memberId: string): Promise<{ id: string; role: Role; via: 'job' }> {
  const { role } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { role: true } });
  return { id: memberId, role, via: 'job' };
}
