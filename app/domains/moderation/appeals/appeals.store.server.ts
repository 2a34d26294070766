import { query, type Tx } from '~/platform/db/index.server';

/** Who decided what a statement is of; null: a program did. */
export async function readDecider(statementId: string): Promise<string | null> {
  const [row] = await query<{ actorId: string }>(
    'moderation.decider',
    `SELECT d.actor_id AS "actorId" FROM statement s JOIN decision d ON d.id = s.decision_id WHERE s.id = $1 AND NOT s.auto_decided`,
    [statementId],
  );
  return row?.actorId ?? null;
}

export type NewAppeal = { id: string; statementId: string; memberId: string; threadId: string | null; categoryId: string | null; language: string; severity: number; deciderId: string | null; at: Date; dueAt: Date };

/** Opens an item for an appeal, unless the statement has had one. @returns the appeal's id, and whether it is new */
export async function openAppeal(tx: Tx, { id, statementId, deciderId, ...item }: NewAppeal): Promise<{ id: string; isNew: boolean }> {
  // Who appeals twice at the same time waits here, and finds the first.
  await tx.$queryRaw`SELECT id FROM statement WHERE id = ${statementId} FOR UPDATE`;
  const earlier = await tx.appeal.findUnique({ where: { statementId }, select: { id: true } });
  if (earlier) return { id: earlier.id, isNew: false };
  const { memberId, threadId, categoryId, language, severity, at, dueAt } = item;
  const about = { kind: 'appeal' as const, targetId: statementId, threadId, categoryId: threadId ? null : categoryId, authorId: memberId, language, severity };
  await tx.reviewItem.create({ data: { id, ...about, openedAt: at, dueAt }, select: { id: true } });
  await tx.appeal.create({ data: { id, statementId, deciderId, createdAt: at }, select: { id: true } });
  return { id, isNew: true };
}

/** The decision that is contested. */
export async function readContestedDecision(tx: Tx, appealId: string): Promise<string> {
  const { statement } = await tx.appeal.findUniqueOrThrow({ where: { id: appealId }, select: { statement: { select: { decisionId: true } } } });
  return statement.decisionId;
}

export async function markRestored(tx: Tx, appealId: string, restored: boolean): Promise<void> {
  await tx.appeal.update({ where: { id: appealId }, data: { restored }, select: { id: true } });
}

export type AppealRecord = { id: string; statementId: string; deciderId: string | null; at: Date; restored: boolean | null; outcome: 'uphold' | 'overturn' | null; answeredAt: Date | null; words: string | null };

const APPEAL = `SELECT a.id, a.statement_id AS "statementId", a.decider_id AS "deciderId", a.created_at AS at, a.restored, d.kind::text AS outcome, d.told_at AS "answeredAt", d.facts AS words
  FROM appeal a LEFT JOIN decision d ON d.item_id = a.id AND d.undone_at IS NULL AND d.told_at IS NOT NULL`;

/** An appeal, with its answer once that was told. */
export async function readAppeal(id: string): Promise<AppealRecord | null> {
  const [row] = await query<AppealRecord>('moderation.appeal', `${APPEAL} WHERE a.id = $1`, [id]);
  return row ?? null;
}

/** The one against a statement. */
export async function readAppealOf(statementId: string): Promise<AppealRecord | null> {
  const [row] = await query<AppealRecord>('moderation.appeal-of', `${APPEAL} WHERE a.statement_id = $1`, [statementId]);
  return row ?? null;
}

/** Where it was decided what a statement is of, and the pictures that it took away. */
export async function readContestedItem(statementId: string): Promise<{ itemId: string; imageIds: string[] } | null> {
  const [row] = await query<{ itemId: string; imageIds: string[] }>(
    'moderation.contested-item',
    `SELECT d.item_id AS "itemId", COALESCE(d.before->'was'->'imageIds', '[]') AS "imageIds" FROM statement s JOIN decision d ON d.id = s.decision_id WHERE s.id = $1`,
    [statementId],
  );
  return row ?? null;
}
