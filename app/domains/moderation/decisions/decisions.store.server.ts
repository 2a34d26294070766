import type { LocalText } from '~/domains/threads';
import { query, transaction, type Prisma, type Tx } from '~/platform/db/index.server';
import type { DecisionKind, Ground, ReviewKind } from '../rules';
import type { Program } from '../thresholds/threshold-rules';

export { transaction, type Tx };

/** `autoFound`: screening brought it up, before anybody reported it. */
export type Decided = { id: string; kind: ReviewKind; targetId: string; threadId: string | null; authorId: string; autoFound: boolean };

/**
 * Closes an open item under a claim that still stands: one conditional statement, so of all who try, one does.
 * @returns null when the token is worth nothing any more
 */
export async function closeItem(tx: Tx, itemId: string, lease: { holderId: string; token: number }): Promise<Decided | null> {
  const [row] = await tx.$queryRaw<Decided[]>`
    UPDATE review_item SET state = 'decided', lease_holder_id = NULL, lease_since = NULL, lease_until = NULL
     WHERE id = ${itemId} AND state = 'open' AND lease_holder_id = ${lease.holderId} AND lease_token = ${lease.token}
    RETURNING id, kind::text, target_id AS "targetId", thread_id AS "threadId", author_id AS "authorId", auto_found AS "autoFound"`;
  return row ?? null;
}

/** The actor's decision of this kind under this token, if it stands: the press of the button arrived twice. */
export async function findRepeated(itemId: string, { holderId, token, kind }: { holderId: string; token: number; kind: DecisionKind }): Promise<{ id: string; finalAt: Date } | null> {
  const [row] = await query<{ id: string; finalAt: Date }>(
    'moderation.repeated',
    `SELECT d.id, d.final_at AS "finalAt" FROM decision d JOIN review_item ri ON ri.id = d.item_id
      WHERE d.item_id = $1 AND d.undone_at IS NULL AND d.actor_id = $2 AND d.kind = $4::decision_kind AND ri.lease_token = $3`,
    [itemId, holderId, token, kind],
  );
  return row ?? null;
}

export type NewDecision = { id: string; itemId: string; kind: DecisionKind; actorId: string | null; program?: Program; reasonId: string | null; facts: string; decidedAt: Date; finalAt: Date; statementId: string | null; before: object | null; batchId?: string };

export async function writeDecision(tx: Tx, { before, ...decision }: NewDecision): Promise<void> {
  await tx.decision.create({ data: { ...decision, automatic: decision.program !== undefined, before: JSON.parse(JSON.stringify({ was: before })) as Prisma.InputJsonObject }, select: { id: true } });
}

export type NewStatement = {
  id: string;
  decisionId: string;
  memberId: string;
  kind: DecisionKind;
  targetKind: ReviewKind;
  targetId: string;
  threadId: string | null;
  reasonId: string;
  reason: LocalText;
  rule: LocalText;
  ground: Ground;
  facts: string;
  fromAt: Date;
  untilAt: Date | null;
  /** It came up by screening, not by a person. */
  autoFound?: boolean;
  /** A program decided it. */
  autoDecided?: boolean;
};

export async function writeStatement(tx: Tx, statement: NewStatement): Promise<void> {
  await tx.statement.create({ data: statement, select: { id: true } });
}

/** Holds an item: whoever wants to decide, undo or settle it waits. */
export async function holdItem(tx: Tx, itemId: string): Promise<Decided | null> {
  const [row] = await tx.$queryRaw<Decided[]>`
    SELECT id, kind::text, target_id AS "targetId", thread_id AS "threadId", author_id AS "authorId", auto_found AS "autoFound"
      FROM review_item WHERE id = ${itemId} FOR UPDATE`;
  return row ?? null;
}

/** Whether screening brought up the item from which this one came. */
export async function isCauseAutoFound(tx: Tx, itemId: string): Promise<boolean> {
  const row = await tx.reviewItem.findUnique({ where: { id: itemId }, select: { cause: { select: { autoFound: true } } } });
  return row?.cause?.autoFound ?? false;
}

export type DecisionAtHand = { id: string; itemId: string; kind: DecisionKind; actorId: string | null; undone: boolean };

export async function readDecision(id: string): Promise<DecisionAtHand | null> {
  const [row] = await query<DecisionAtHand>(
    'moderation.decision',
    `SELECT id, item_id AS "itemId", kind::text, actor_id AS "actorId", undone_at IS NOT NULL AS undone FROM decision WHERE id = $1`,
    [id],
  );
  return row ?? null;
}

/** Takes a decision back that is not final and that nobody was told of, and opens its held item, or ends it where there is nothing else to decide. @returns how it was before; null: too late */
export async function takeBack(tx: Tx, id: string, at: Date): Promise<{ was: object | null } | null> {
  const [row] = await tx.$queryRaw<{ item_id: string; before: { was: object | null } }[]>`
    UPDATE decision SET undone_at = ${at} WHERE id = ${id} AND undone_at IS NULL AND told_at IS NULL AND final_at > ${at} RETURNING item_id, before`;
  if (!row) return null;
  await tx.statement.updateMany({ where: { decisionId: id }, data: { reversedAt: at } });
  await tx.reviewItem.updateMany({ where: { id: row.item_id, kind: 'member_sanction' }, data: { settledAt: at } });
  await tx.reviewItem.updateMany({ where: { id: row.item_id, kind: { not: 'member_sanction' } }, data: { state: 'open' } });
  return row.before;
}

/** How it was before the decision about an item that stands. */
export async function readBefore(tx: Tx, itemId: string): Promise<object | null> {
  const row = await tx.decision.findFirst({ where: { itemId, undoneAt: null }, select: { before: true } });
  return (row?.before as { was?: object | null } | undefined)?.was ?? null;
}

/** Items whose decision is final and untold, the longest waiting first. */
export async function readFinal(at: Date, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'moderation.final',
    `SELECT item_id AS id FROM decision WHERE told_at IS NULL AND undone_at IS NULL AND final_at <= $1 ORDER BY final_at, id LIMIT $2`,
    [at, limit],
  );
  return rows.map(({ id }) => id);
}

/** Holds an item, unless another process holds it. */
export async function holdFree(tx: Tx, itemId: string): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM review_item WHERE id = ${itemId} FOR UPDATE SKIP LOCKED`).length === 1;
}

/** Puts an item where its text has come to stand. */
export async function placeItem(tx: Tx, itemId: string, threadId: string): Promise<void> {
  await tx.reviewItem.update({ where: { id: itemId }, data: { threadId }, select: { id: true } });
}

export type Final = Decided & { decisionId: string; decision: DecisionKind; actorId: string | null; statementId: string | null };

/** Marks the final decision of a held item as told, its statement and the item with it. @returns null when that is done, or it is not final */
export async function markTold(tx: Tx, itemId: string, at: Date): Promise<Final | null> {
  const [row] = await tx.$queryRaw<Final[]>`
    WITH told AS (
      UPDATE decision SET told_at = ${at} WHERE item_id = ${itemId} AND undone_at IS NULL AND told_at IS NULL AND final_at <= ${at}
      RETURNING id, item_id, kind, actor_id, statement_id),
    said AS (UPDATE statement s SET told_at = ${at} FROM told WHERE s.id = told.statement_id)
    UPDATE review_item ri SET settled_at = ${at} FROM told WHERE ri.id = told.item_id
    RETURNING ri.id, ri.kind::text, ri.target_id AS "targetId", ri.thread_id AS "threadId", ri.author_id AS "authorId",
              told.id AS "decisionId", told.kind::text AS decision, told.actor_id AS "actorId", told.statement_id AS "statementId"`;
  return row ?? null;
}

/** Has what was decided of a held item be final from now on. */
export async function endUndo(tx: Tx, itemId: string, at: Date): Promise<void> {
  await tx.decision.updateMany({ where: { itemId, undoneAt: null, toldAt: null, finalAt: { gt: at } }, data: { finalAt: at } });
}

/** Whom to tell of what; `reporterId` null: a visitor, by letter. */
export type Reporter = { id: string; reporterId: string | null; wantsOutcome: boolean };

/** Writes what came of the reports of an item. @returns who reported, and whether they want to know */
export async function answerReports(tx: Tx, itemId: string, outcome: DecisionKind, at: Date): Promise<Reporter[]> {
  return tx.$queryRaw<Reporter[]>`
    UPDATE report SET outcome = ${outcome}::decision_kind, answered_at = ${at} WHERE item_id = ${itemId} AND outcome IS NULL
    RETURNING id, reporter_id AS "reporterId", wants_outcome AS "wantsOutcome"`;
}

export type StatementRecord = Omit<NewStatement, 'fromAt' | 'untilAt' | 'autoFound' | 'autoDecided' | 'decisionId' | 'reasonId'> & {
  threadTitle: string | null;
  categoryId: string | null;
  autoFound: boolean;
  autoDecided: boolean;
  from: Date;
  until: Date | null;
  toldAt: Date | null;
  reversedAt: Date | null;
  liftedAt: Date | null;
};

const STATEMENT = `SELECT s.id, s.member_id AS "memberId", s.kind::text, s.target_kind::text AS "targetKind", s.target_id AS "targetId", s.thread_id AS "threadId",
  COALESCE(t.title, h.title) AS "threadTitle", COALESCE(t.category_id, h.category_id) AS "categoryId", s.reason, s.rule, s.ground::text, s.facts, s.auto_found AS "autoFound", s.auto_decided AS "autoDecided",
  s.from_at AS "from", s.until_at AS "until", s.told_at AS "toldAt", s.reversed_at AS "reversedAt",
  g.lifted_at AS "liftedAt" FROM statement s LEFT JOIN thread t ON t.id = s.thread_id LEFT JOIN sanction g ON g.statement_id = s.id
  LEFT JOIN held_post h ON s.target_kind = 'held_post' AND h.id = s.target_id`;

export async function readStatement(id: string): Promise<StatementRecord | null> {
  const [row] = await query<StatementRecord>('moderation.statement', `${STATEMENT} WHERE s.id = $1`, [id]);
  return row ?? null;
}

/** What a member was told, the latest first, 100 at most. */
export function readStatementsOf(memberId: string): Promise<StatementRecord[]> {
  return query<StatementRecord>('moderation.statements', `${STATEMENT} WHERE s.member_id = $1 AND s.told_at IS NOT NULL ORDER BY s.from_at DESC, s.id DESC LIMIT 100`, [memberId]);
}

/** The language and the zone that a member chose; null: none. */
export async function readReading(memberId: string): Promise<{ locale: string | null; timeZone: string | null }> {
  const [row] = await query<{ locale: string | null; timeZone: string | null }>('moderation.reading', 'SELECT locale, time_zone AS "timeZone" FROM member WHERE id = $1', [memberId]);
  return row ?? { locale: null, timeZone: null };
}

/** The language that a member chose, within a transaction; null: none. */
export async function readLocaleIn(tx: Tx, memberId: string): Promise<string | null> {
  return (await tx.member.findUnique({ where: { id: memberId }, select: { locale: true } }))?.locale ?? null;
}
