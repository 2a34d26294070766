import { now } from '~/platform/clock';
import { db, pool, type Prisma } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';
import type { MailState } from './mail.store.server';

const FIELDS = {
  id: true,
  letter: true,
  toAddress: true,
  memberId: true,
  locale: true,
  subject: true,
  purpose: true,
  state: true,
  tries: true,
  lastAnswer: true,
  withheldFor: true,
  nextTryAt: true,
  createdAt: true,
  sentAt: true,
  secret: true,
} satisfies Prisma.MailSelect;

const DAY_MS = 86_400_000;
/** What was sent can be read for so long, and sent again; then only what became of it is kept. */
const WORDS_DAYS = 7;
const KEPT_DAYS = 90;
/** Rows in one statement, so that none holds its locks for long. */
const AT_ONCE = 2_000;

type Row = Prisma.MailGetPayload<{ select: typeof FIELDS }>;
/** How far a letter has come, for people: one that failed is tried again, unless it is given up. */
export type ShownMailState = MailState | 'givenUp';
/** A letter as lists show it. */
export type MailSummary = Omit<Row, 'state'> & { state: ShownMailState };
/** With its words; null where they were wiped or not written yet. */
export type MailDetail = MailSummary & {
  html: string | null;
  text: string | null;
  /** Whether it can be sent again: it is not on its way, and there is still something to write it from. */
  again: boolean;
};

/** Where a page of the outbox ended. */
export type MailPlace = { createdAt: Date; id: string };

/** Takes back what nobody has tried to send to an address yet: for worlds of made-up people. */
export async function takeBackMail(to: string): Promise<void> {
  await db.mail.deleteMany({ where: { toAddress: to, state: 'queued', tries: 0 } });
}

/** The latest letters, newest first, at most `limit`; `to` is a whole address, `before` the last letter seen. */
export async function listMails(filter: { state?: ShownMailState; to?: string; before?: MailPlace; limit?: number } = {}): Promise<MailSummary[]> {
  const { state, to, before } = filter;
  const rows = await db.mail.findMany({
    where: {
      ...(state === 'givenUp' ? { state: 'failed', nextTryAt: null } : state === 'failed' ? { state, nextTryAt: { not: null } } : state ? { state } : {}),
      ...(to ? { toAddress: { in: [to, to.toLowerCase()] } } : {}),
      ...(before
        ? { createdAt: { lte: before.createdAt }, OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
        : {}),
    },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: filter.limit ?? 50,
  });
  return rows.map(shown);
}

function shown<R extends Row>(row: R): Omit<R, 'state'> & { state: ShownMailState } {
  return { ...row, state: row.state === 'failed' && row.nextTryAt === null ? 'givenUp' : row.state };
}

/** One letter with its words. @throws NotFound */
export async function getMail(id: string): Promise<MailDetail> {
  const row = await db.mail.findUnique({ where: { id }, select: { ...FIELDS, html: true, text: true, props: true } });
  if (!row) throw new NotFound();
  const { props, ...mail } = row;
  const wiped = Object.keys(props as object).length === 0 && (mail.secret || (mail.subject !== null && mail.html === null));
  return { ...shown(mail), again: !wiped && mail.state !== 'queued' && mail.state !== 'sending' };
}

/** Nothing is left to write it from; a letter without props of its own is not meant. */
const WIPED = { props: { equals: {} }, OR: [{ secret: true }, { subject: { not: null }, html: null }] } satisfies Prisma.MailWhereInput;

/**
 * Queues a letter once more, with tries of its own: one that was kept, refused, withheld or given up, or got lost on
 * its way. Its Message-ID stays, and so does whether its reader wants it: that is asked again when it is sent.
 * @throws NotFound, or Conflict when its words have been wiped or it is on its way already
 */
export async function sendAgain(id: string): Promise<void> {
  const { count } = await db.mail.updateMany({
    where: { id, state: { in: ['sent', 'failed', 'refused', 'kept', 'withheld'] }, NOT: WIPED },
    data: { state: 'queued', tries: 0, nextTryAt: now(), sentAt: null, withheldFor: null },
  });
  if (count === 1) {
    await pool.query(`SELECT pg_notify('parvis_mail', '')`);
    return;
  }
  const mail = await getMail(id);
  throw new Conflict(mail.state === 'queued' || mail.state === 'sending' ? 'mailOnItsWay' : 'mailWiped');
}

/**
 * Queues all letters that were given up, a thousand at most, the latest first: for when the server was away for long.
 * Answers how many.
 */
export async function sendGivenUpAgain(): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE mail SET state = 'queued', tries = 0, next_try_at = $1 WHERE id IN (
       SELECT id FROM mail WHERE state = 'failed' AND next_try_at IS NULL AND NOT secret ORDER BY created_at DESC LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    [now().toISOString()],
  );
  await pool.query(`SELECT pg_notify('parvis_mail', '')`);
  return rowCount ?? 0;
}

/** Wipes the words of letters that were sent a week ago, and secrets that nobody fetched; deletes letters older than 90 days; for a schedule, daily. */
export async function sweepMails(): Promise<void> {
  const before = (days: number): string => new Date(now().getTime() - days * DAY_MS).toISOString();
  await inPortions(
    `UPDATE mail SET html = NULL, text = NULL, props = '{}' WHERE id IN (
       SELECT id FROM mail WHERE (state IN ('sent', 'withheld') OR (state = 'kept' AND secret)) AND created_at < $1 AND html IS NOT NULL LIMIT ${AT_ONCE})`,
    before(WORDS_DAYS),
  );
  await inPortions(`DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE created_at < $1 LIMIT ${AT_ONCE})`, before(KEPT_DAYS));
}

async function inPortions(sql: string, before: string): Promise<void> {
  let count: number | null;
  do ({ rowCount: count } = await pool.query(sql, [before]));
  while (count === AT_ONCE);
}

/** How many letters wait, and for how many seconds the oldest of them is overdue. */
export async function mailBacklog(): Promise<{ waiting: number; oldestSeconds: number }> {
  const { rows } = await pool.query<{ waiting: number; oldest: Date | null }>(
    `SELECT count(*) AS waiting, min(next_try_at) AS oldest FROM mail WHERE state IN ('queued', 'failed') AND next_try_at <= $1`,
    [now().toISOString()],
  );
  const { waiting = 0, oldest = null } = rows[0] ?? {};
  return { waiting, oldestSeconds: oldest ? Math.max(0, (now().getTime() - oldest.getTime()) / 1_000) : 0 };
}

/** What somebody should look at: letters that are stuck, those given up in the last week, and addresses that take nothing. */
export async function mailTroubles(): Promise<{ waiting: number; oldestSeconds: number; givenUp: number; refused: number }> {
  const since = new Date(now().getTime() - 7 * DAY_MS).toISOString();
  const [backlog, { rows }] = await Promise.all([
    mailBacklog(),
    pool.query<{ givenUp: number; refused: number }>(
      `SELECT (SELECT count(*) FROM mail WHERE state = 'failed' AND next_try_at IS NULL AND created_at > $1) AS "givenUp",
              (SELECT count(*) FROM mail_suppression) AS refused`,
      [since],
    ),
  ]);
  return { ...backlog, givenUp: rows[0]?.givenUp ?? 0, refused: rows[0]?.refused ?? 0 };
}
