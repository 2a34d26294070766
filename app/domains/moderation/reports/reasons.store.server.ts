import type { LocalText } from '~/domains/threads';
import { query, type Tx } from '~/platform/db/index.server';
import type { Ground } from '../rules';

export type ReasonRecord = {
  id: string;
  title: LocalText;
  rule: LocalText;
  help: LocalText;
  severity: number;
  promiseHours: number;
  ground: Ground;
  dsaCategory: string;
  archived: boolean;
};

/** All reasons in their order, archived ones too: what was decided for them is still shown. */
export function readReasons(): Promise<ReasonRecord[]> {
  return query<ReasonRecord>(
    'moderation.reasons',
    `SELECT id, title, rule, help, severity, promise_hours AS "promiseHours", ground::text,
            dsa_category AS "dsaCategory", archived_at IS NOT NULL AS archived
       FROM report_reason ORDER BY position, id`,
  );
}

/** All reasons, held: whoever wants to change one of them waits, so that their order and their number stay right. */
export async function holdReasons(tx: Tx): Promise<ReasonRecord[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.reasons'))`;
  return tx.$queryRaw<ReasonRecord[]>`
    SELECT id, title, rule, help, severity, promise_hours AS "promiseHours", ground::text, dsa_category AS "dsaCategory", archived_at IS NOT NULL AS archived
      FROM report_reason ORDER BY position, id`;
}

export type ReasonFields = Omit<ReasonRecord, 'id' | 'archived'>;

/** Puts a reason after all others. */
export async function insertReason(tx: Tx, id: string, fields: ReasonFields): Promise<void> {
  const { _max: last } = await tx.reportReason.aggregate({ _max: { position: true } });
  await tx.reportReason.create({ data: { id, ...fields, position: (last.position ?? 0) + 1 }, select: { id: true } });
}

export async function updateReason(tx: Tx, id: string, fields: ReasonFields): Promise<void> {
  await tx.reportReason.update({ where: { id }, data: fields, select: { id: true } });
}

/** @param at null: it may be given again */
export async function archiveReasonAt(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.reportReason.update({ where: { id }, data: { archivedAt: at }, select: { id: true } });
}

/** Numbers the reasons in this order. */
export async function orderReasons(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`UPDATE report_reason SET position = array_position(${ids}::text[], id) WHERE id = ANY(${ids}::text[])`;
}
