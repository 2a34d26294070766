import { FOR_GOOD } from '~/domains/identity';
import { query, quickQuery, transaction, type Tx } from '~/platform/db/index.server';
import type { SanctionKind } from './sanction-rules';

export { transaction, type Tx };

export type NewSanction = {
  id: string;
  memberId: string;
  kind: SanctionKind;
  hours: number | null;
  fromAt: Date;
  untilAt: Date | null;
  statementId: string;
  decisionId: string;
  besideId: string | null;
  actorId: string | null;
};

/** The item of a sanction: made and decided at once, so never in anybody's queue. */
export async function writeItem(tx: Tx, item: { id: string; sanctionId: string; memberId: string; severity: number; causeId: string | null; at: Date }): Promise<void> {
  const { id, sanctionId, memberId, severity, causeId, at } = item;
  await tx.reviewItem.create({
    data: { id, kind: 'member_sanction', targetId: sanctionId, authorId: memberId, state: 'decided', severity, causeId, openedAt: at, dueAt: at },
    select: { id: true },
  });
}

export async function writeSanctionRow(tx: Tx, sanction: NewSanction): Promise<void> {
  await tx.sanction.create({ data: sanction, select: { id: true } });
}

/** The same that the same person has just given and may still take back: the press of the button arrived twice. */
export async function findGiven(tx: Tx, wish: { memberId: string; kind: SanctionKind; hours: number | null; actorId: string; at: Date }): Promise<Given | null> {
  const [row] = await tx.$queryRaw<Given[]>`
    SELECT s.id AS "sanctionId", d.id AS "decisionId", d.item_id AS "itemId", d.final_at AS "undoUntil" FROM sanction s JOIN decision d ON d.id = s.decision_id
     WHERE s.member_id = ${wish.memberId} AND s.kind = ${wish.kind}::sanction_kind AND s.hours IS NOT DISTINCT FROM ${wish.hours}::int
       AND s.actor_id = ${wish.actorId} AND s.beside_id IS NULL AND s.lifted_at IS NULL AND d.undone_at IS NULL AND d.final_at > ${wish.at} LIMIT 1`;
  return row ?? null;
}

export type Given = { sanctionId: string; decisionId: string; itemId: string; undoUntil: Date };

/** Until when a member is silenced and suspended, by all that is in force. */
export async function readRestraints(tx: Tx, memberId: string, at: Date): Promise<{ silencedUntil: Date | null; suspendedUntil: Date | null }> {
  const [row] = await tx.$queryRaw<{ silencedUntil: Date | null; suspendedUntil: Date | null }[]>`
    SELECT max(COALESCE(until_at, ${FOR_GOOD})) FILTER (WHERE kind = 'silence') AS "silencedUntil",
           max(COALESCE(until_at, ${FOR_GOOD})) FILTER (WHERE kind IN ('suspension', 'ban')) AS "suspendedUntil"
      FROM sanction WHERE member_id = ${memberId} AND lifted_at IS NULL AND (until_at IS NULL OR until_at > ${at})`;
  return row ?? { silencedUntil: null, suspendedUntil: null };
}

/** The sanction that is in force by a decision about an item. */
export async function findSanctionOf(tx: Tx, itemId: string): Promise<string | null> {
  const row = await tx.sanction.findFirst({ where: { liftedAt: null, decision: { itemId } }, select: { id: true } });
  return row?.id ?? null;
}

/** Ends a sanction that is in force. @returns null when it is over already */
export async function endSanction(tx: Tx, id: string, at: Date, byId: string | null): Promise<{ memberId: string; kind: SanctionKind; untilAt: Date | null } | null> {
  const [row] = await tx.$queryRaw<{ memberId: string; kind: SanctionKind; untilAt: Date | null }[]>`
    UPDATE sanction SET lifted_at = ${at}, lifted_by_id = ${byId} WHERE id = ${id} AND lifted_at IS NULL AND (until_at IS NULL OR until_at > ${at})
    RETURNING member_id AS "memberId", kind::text, until_at AS "untilAt"`;
  return row ?? null;
}

export type SanctionRecord = {
  id: string;
  memberId: string;
  kind: SanctionKind;
  hours: number | null;
  from: Date;
  until: Date | null;
  statementId: string;
  itemId: string;
  decisionId: string;
  actorId: string | null;
  reasonId: string;
  facts: string;
  finalAt: Date;
  liftedAt: Date | null;
  liftedById: string | null;
  takenBack: boolean;
};

const SANCTION = `SELECT s.id, s.member_id AS "memberId", s.kind::text, s.hours, s.from_at AS "from", s.until_at AS "until", s.statement_id AS "statementId",
  d.item_id AS "itemId", d.id AS "decisionId", s.actor_id AS "actorId", st.reason_id AS "reasonId", st.facts, d.final_at AS "finalAt", s.lifted_at AS "liftedAt",
  s.lifted_by_id AS "liftedById", st.reversed_at IS NOT NULL AS "takenBack"
  FROM sanction s JOIN statement st ON st.id = s.statement_id JOIN decision d ON d.id = s.decision_id`;

/** What a member was ever given, the latest first, 50 at most. */
export function readSanctionsOf(memberId: string): Promise<SanctionRecord[]> {
  return query<SanctionRecord>('moderation.sanctions', `${SANCTION} WHERE s.member_id = $1 ORDER BY s.from_at DESC, s.id DESC LIMIT 50`, [memberId]);
}

export async function readSanction(id: string): Promise<SanctionRecord | null> {
  const [row] = await query<SanctionRecord>('moderation.sanction', `${SANCTION} WHERE s.id = $1`, [id]);
  return row ?? null;
}

/** What binds a member longest now: first what shuts them out, then what silences them. The statement once they were told. */
export async function readInForce(memberId: string, at: Date): Promise<{ kind: SanctionKind; until: Date | null; statementId: string | null } | null> {
  const [row] = await quickQuery<{ kind: SanctionKind; until: Date | null; statementId: string | null }>(
    'moderation.in-force',
    `SELECT s.kind::text, s.until_at AS "until", CASE WHEN st.told_at IS NULL THEN NULL ELSE st.id END AS "statementId"
       FROM sanction s JOIN statement st ON st.id = s.statement_id
      WHERE s.member_id = $1 AND s.kind <> 'warning' AND s.lifted_at IS NULL AND (s.until_at IS NULL OR s.until_at > $2)
      ORDER BY s.kind = 'silence', s.until_at DESC NULLS FIRST LIMIT 1`,
    [memberId, at],
  );
  return row ?? null;
}

/** The sanctions that were given along with a decision, and their decisions. */
export async function readBeside(tx: Tx, decisionId: string): Promise<{ decisionId: string; itemId: string; kind: SanctionKind }[]> {
  return tx.$queryRaw<{ decisionId: string; itemId: string; kind: SanctionKind }[]>`
    SELECT d.id AS "decisionId", d.item_id AS "itemId", s.kind::text FROM sanction s JOIN decision d ON d.id = s.decision_id WHERE s.beside_id = ${decisionId} ORDER BY d.id`;
}
