import { query, type Tx } from '~/platform/db/index.server';
import type { LocalText } from '~/domains/threads';
import type { Ground } from '../rules';
import type { NoticeSender } from './notice-rules';

export type NewNotice = { id: string; sender: NoticeSender; name: string | null; email: string | null; locale: string; address: string; facts: string; createdAt: Date; contestsId?: string; confirmedAt?: Date | null; confirmedById?: string | null };

export async function writeNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx.notice.create({ data: notice, select: { id: true } });
}

/**
 * The same notice, by the same person in the same words, if it is there and not answered. Who sends one twice at the same
 * time waits here, and finds the first.
 */
export async function findSame(tx: Tx, { address, email, facts }: Pick<NewNotice, 'address' | 'email' | 'facts'>): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('moderation.notice' || ${address}))`;
  const same = await tx.notice.findFirst({ where: { address, email, facts, report: { outcome: null } }, select: { id: true } });
  return same?.id ?? null;
}

export type NoticeRecord = {
  id: string;
  sender: NoticeSender;
  email: string | null;
  locale: string;
  address: string;
  facts: string | null;
  at: Date;
  reasonId: string;
  title: LocalText;
  ground: Ground;
  outcome: string | null;
  answeredAt: Date | null;
  automatic: boolean | null;
  reversedAt: Date | null;
  dueAt: Date;
  name: string | null;
  confirmedAt: Date | null;
  confirmedById: string | null;
  /** Who decided; null: nobody yet. */
  deciderId: string | null;
  contestsId: string | null;
  /** The notice that contests the answer. */
  contestedById: string | null;
};

const NOTICE = `SELECT n.id, n.sender::text, n.email, n.locale, n.address, n.facts, n.created_at AS at, rr.title, rr.ground::text,
  r.outcome::text, r.answered_at AS "answeredAt", d.automatic, s.reversed_at AS "reversedAt", ri.due_at AS "dueAt",
  n.name, n.confirmed_at AS "confirmedAt", n.confirmed_by_id AS "confirmedById", rr.id AS "reasonId", d.actor_id AS "deciderId", n.contests_id AS "contestsId",
  (SELECT c.id FROM notice c WHERE c.contests_id = n.id) AS "contestedById"
  FROM notice n JOIN report r ON r.id = n.id JOIN report_reason rr ON rr.id = r.reason_id JOIN review_item ri ON ri.id = r.item_id
  LEFT JOIN decision d ON d.item_id = r.item_id AND d.undone_at IS NULL AND d.told_at IS NOT NULL LEFT JOIN statement s ON s.id = d.statement_id`;

export async function readNotice(id: string): Promise<NoticeRecord | null> {
  const [row] = await query<NoticeRecord>('moderation.notice', `${NOTICE} WHERE n.id = $1`, [id]);
  return row ?? null;
}

/** The same, as it is in a transaction. */
export async function readNoticeNow(tx: Tx, id: string): Promise<NoticeRecord | null> {
  const [row] = await tx.$queryRawUnsafe<NoticeRecord[]>(`${NOTICE} WHERE n.id = $1`, id);
  return row ?? null;
}

/** The notice that contests another, if it is there. Who contests twice at the same time waits here, and finds the first. */
export async function findContesting(tx: Tx, contestsId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT id FROM notice WHERE id = ${contestsId} FOR UPDATE`;
  return (await tx.notice.findUnique({ where: { contestsId }, select: { id: true } }))?.id ?? null;
}

/** Keeps an item from whoever decided what is contested; their claim of it ends. */
export async function barFrom(tx: Tx, itemId: string, memberId: string): Promise<void> {
  await tx.reviewItem.updateMany({ where: { id: itemId, NOT: { barredIds: { has: memberId } } }, data: { barredIds: { push: memberId } } });
  await tx.reviewItem.updateMany({ where: { id: itemId, leaseHolderId: memberId }, data: { leaseHolderId: null, leaseSince: null, leaseUntil: null } });
}

export type SenderAtHand = { itemId: string; sender: NoticeSender; confirmed: boolean };

/** Whom a notice says it is from; it is held until the transaction ends. */
export async function holdSender(tx: Tx, id: string): Promise<SenderAtHand | null> {
  const [row] = await tx.$queryRaw<SenderAtHand[]>`
    SELECT r.item_id AS "itemId", n.sender::text, n.confirmed_at IS NOT NULL AS confirmed
      FROM notice n JOIN report r ON r.id = n.id WHERE n.id = ${id} FOR UPDATE OF n`;
  return row ?? null;
}

/** @param by null: it is not confirmed after all */
export async function markConfirmed(tx: Tx, id: string, by: { id: string; at: Date } | null): Promise<void> {
  await tx.notice.update({ where: { id }, data: { confirmedAt: by?.at ?? null, confirmedById: by?.id ?? null }, select: { id: true } });
}

/** Makes an open item at least as grave. */
export async function raiseSeverity(tx: Tx, itemId: string, severity: number): Promise<void> {
  await tx.reviewItem.updateMany({ where: { id: itemId, state: 'open', severity: { lt: severity } }, data: { severity } });
}

/** Erases who gave a notice and what they wrote, of those answered before an instant. @returns how many */
export async function eraseAnswered(tx: Tx, before: Date, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE notice n SET name = NULL, email = NULL, facts = NULL, erased_at = ${at}
      FROM report r WHERE r.id = n.id AND n.erased_at IS NULL AND r.answered_at < ${before}`;
}
