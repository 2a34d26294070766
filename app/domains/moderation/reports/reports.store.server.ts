import { query, transaction, type Tx } from '~/platform/db/index.server';
import type { ReviewKind } from '../rules';

export { transaction, type Tx };

export type Target = { kind: ReviewKind; targetId: string; threadId: string | null; authorId: string; language: string | null };

/** The member's latest report of the target that is not answered, or was answered after an instant. */
export async function findOwnReport({ kind, targetId }: Target, reporterId: string, since: Date): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    'moderation.own-report',
    `SELECT r.id FROM report r JOIN review_item ri ON ri.id = r.item_id
      WHERE ri.kind = $1::review_kind AND ri.target_id = $2 AND r.reporter_id = $3 AND (r.outcome IS NULL OR r.answered_at > $4)
      ORDER BY r.created_at DESC LIMIT 1`,
    [kind, targetId, reporterId, since],
  );
  return row?.id ?? null;
}

/** How often the member was right and wrong. */
export async function readRecord(reporterId: string): Promise<{ right: number; wrong: number }> {
  const [row] = await query<{ right: number; wrong: number }>(
    'moderation.record',
    `SELECT count(*) FILTER (WHERE outcome NOT IN ('keep', 'restore'))::int AS right, count(*) FILTER (WHERE outcome IN ('keep', 'restore'))::int AS wrong
       FROM report WHERE reporter_id = $1 AND outcome IS NOT NULL`,
    [reporterId],
  );
  return row ?? { right: 0, wrong: 0 };
}

type Unsettled = { id: string; kind: ReviewKind; state: 'open' | 'decided'; openedAt: Date };

/**
 * The items of some kinds about a target that are not settled, held until the transaction ends. Whoever brings the target
 * into the queue, by reports or by screening, does so one after the other until then: of one post one item is open.
 */
export async function holdUnsettled(tx: Tx, targetId: string, kinds: readonly ReviewKind[]): Promise<Unsettled[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.item'), hashtext(${targetId}))`;
  return tx.$queryRaw<Unsettled[]>`
    SELECT id, kind::text, state::text, opened_at AS "openedAt" FROM review_item WHERE kind::text = ANY(${kinds}) AND target_id = ${targetId} AND settled_at IS NULL ORDER BY id FOR UPDATE`;
}

/** Makes the item in which screening asks to look at a post the one of its reports. Its score is theirs from then on. */
export async function takeUpWatched(tx: Tx, itemId: string): Promise<void> {
  await tx.$executeRaw`UPDATE review_item SET kind = 'reported_post', score = 0 WHERE id = ${itemId}`;
}

export type Gravity = { severity: number; dueAt: Date };

/** Opens an item about a target, or makes the one that is there as grave as the new report. It is held either way. */
export async function openItem(tx: Tx, id: string, target: Target, { severity, dueAt }: Gravity, at: Date): Promise<{ id: string; opened: boolean }> {
  const { kind, targetId, threadId, authorId, language } = target;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO review_item AS ri (id, kind, target_id, thread_id, author_id, language, severity, opened_at, due_at)
    VALUES (${id}, ${kind}::review_kind, ${targetId}, ${threadId}, ${authorId}, ${language}, ${severity}, ${at}, ${dueAt})
    ON CONFLICT (kind, target_id) WHERE settled_at IS NULL
    DO UPDATE SET severity = GREATEST(ri.severity, EXCLUDED.severity), due_at = LEAST(ri.due_at, EXCLUDED.due_at)
    RETURNING id`;
  if (!row) throw new Error('An item was neither made nor found');
  return { id: row.id, opened: row.id === id };
}

/** `reporterId` null: a visitor. `imageId`: the picture that it is about. */
export type NewReport = { id: string; itemId: string; reporterId: string | null; reasonId: string; note: string | null; wantsOutcome: boolean; weight: number; imageId: string | null; at: Date };

/** Adds a report and its weight. @returns false when the member has reported it already */
export async function addReport(tx: Tx, report: NewReport): Promise<boolean> {
  const { id, itemId, reporterId, reasonId, note, wantsOutcome, weight, imageId, at } = report;
  const added = await tx.$executeRaw`
    INSERT INTO report (id, item_id, reporter_id, reason_id, note, wants_outcome, weight, image_id, created_at)
    VALUES (${id}, ${itemId}, ${reporterId}, ${reasonId}, ${note}, ${wantsOutcome}, ${weight}, ${imageId}, ${at})
    ON CONFLICT (item_id, reporter_id) DO NOTHING`;
  if (added === 0) return false;
  await tx.$executeRaw`UPDATE review_item SET score = score + ${weight} WHERE id = ${itemId}`;
  return true;
}

/** The report of a member about an item. */
export async function findReportOf(tx: Tx, itemId: string, reporterId: string): Promise<string> {
  return (await tx.report.findUniqueOrThrow({ where: { itemId_reporterId: { itemId, reporterId } }, select: { id: true } })).id;
}
