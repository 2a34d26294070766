import type { LetterName, LetterProps } from '#emails/index';
import { newId, now } from '~/platform/clock';
import { db, pool, type Prisma, type Tx } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'refused' | 'kept';

/** A letter to be sent. */
export type MailInput<Name extends LetterName> = {
  letter: Name;
  props: LetterProps<Name>;
  to: string;
  locale: 'en' | 'fr';
  memberId?: string;
  /** It holds a link or code that lets somebody in: props and words are wiped when it has been handed over. */
  secret?: boolean;
};

/** A letter that this process has taken to send. */
export type ClaimedMail = {
  id: string;
  letter: string;
  props: unknown;
  to: string;
  locale: 'en' | 'fr';
  secret: boolean;
  /** Which try this is, from 1. */
  tries: number;
  createdAt: Date;
};

/** How a try ended. */
export type MailOutcome = {
  state: Exclude<MailState, 'queued' | 'sending'>;
  answer: string;
  /** When to try again; only after a failure that is not final. */
  nextTryAt?: Date;
  /** What was written; absent when the letter could not even be rendered. */
  content?: { subject: string; html: string; text: string };
};

const FIELDS = {
  id: true,
  letter: true,
  toAddress: true,
  memberId: true,
  locale: true,
  subject: true,
  state: true,
  tries: true,
  lastAnswer: true,
  nextTryAt: true,
  createdAt: true,
  sentAt: true,
  secret: true,
} satisfies Prisma.MailSelect;

/** A letter as lists show it. */
export type MailSummary = Prisma.MailGetPayload<{ select: typeof FIELDS }>;
/** With its words; null where they were wiped or not written yet. */
export type MailDetail = MailSummary & { html: string | null; text: string | null };

/**
 * Queues a letter in the transaction of the act that wants it: it leaves if and only if that commits. It is written
 * and sent by a worker. Answers its id.
 */
export async function queueMail<Name extends LetterName>(tx: Tx, input: MailInput<Name>): Promise<string> {
  const id = newId();
  const { to, props, memberId, secret, ...rest } = input;
  const at = now();
  await tx.mail.create({
    data: {
      ...rest,
      id,
      toAddress: to,
      props: props as Prisma.InputJsonValue,
      memberId: memberId ?? null,
      secret: secret ?? false,
      nextTryAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.$executeRaw`SELECT pg_notify('parvis_mail', '')`;
  return id;
}

/**
 * Takes up to `count` letters that are due, for `leaseSeconds`: longer than any try may last. What a killed process
 * had taken is due again when its lease is over.
 */
export async function claimDue(count: number, leaseSeconds: number, maxTries: number): Promise<ClaimedMail[]> {
  const at = now();
  const { rows } = await pool.query<ClaimedMail>({
    name: 'mail-claim',
    text: `UPDATE mail SET state = 'sending', tries = tries + 1, next_try_at = $2
            WHERE id IN (SELECT id FROM mail WHERE state IN ('queued', 'failed', 'sending') AND next_try_at <= $1 AND tries < $3
                          ORDER BY next_try_at LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING id, letter, props, to_address AS "to", locale, secret, tries, created_at AS "createdAt"`,
    values: [at.toISOString(), new Date(at.getTime() + leaseSeconds * 1_000).toISOString(), maxTries, count],
  });
  return rows;
}

/** Writes down how a try ended, unless the lease was lost and another process has tried meanwhile. */
export async function settle(mail: ClaimedMail, outcome: MailOutcome): Promise<void> {
  const { state, answer, nextTryAt, content } = outcome;
  const final = state !== 'kept' && nextTryAt === undefined;
  const wipe = mail.secret && final;
  await db.mail.updateMany({
    where: { id: mail.id, state: 'sending', tries: mail.tries },
    data: {
      state,
      lastAnswer: answer.slice(0, 500),
      ...(nextTryAt ? { nextTryAt } : {}),
      ...(state === 'sent' ? { sentAt: now() } : {}),
      ...(content ? { subject: content.subject } : {}),
      ...(wipe ? { props: {}, html: null, text: null } : content ? { html: content.html, text: content.text } : {}),
    },
  });
}

/** The latest letters, newest first, at most `limit`; `before` is the createdAt of the last one seen. */
export async function listMails(filter: { state?: MailState; before?: Date; limit?: number } = {}): Promise<MailSummary[]> {
  return db.mail.findMany({
    where: {
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.before ? { createdAt: { lt: filter.before } } : {}),
    },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: filter.limit ?? 50,
  });
}

/** One letter with its words. @throws NotFound */
export async function getMail(id: string): Promise<MailDetail> {
  const mail = await db.mail.findUnique({ where: { id }, select: { ...FIELDS, html: true, text: true } });
  if (!mail) throw new NotFound();
  return mail;
}

/**
 * Queues a letter once more, with tries of its own: one that was kept, refused or given up, or got lost on its way.
 * @throws NotFound, or Conflict when its secret has been wiped or it is on its way already
 */
export async function sendAgain(id: string): Promise<void> {
  const { count } = await db.mail.updateMany({
    where: { id, state: { in: ['sent', 'failed', 'refused', 'kept'] }, NOT: { secret: true, props: { equals: {} } } },
    data: { state: 'queued', tries: 0, nextTryAt: now(), sentAt: null },
  });
  if (count === 1) return;
  const mail = await getMail(id);
  throw new Conflict(mail.state === 'queued' || mail.state === 'sending' ? 'mailOnItsWay' : 'mailWiped');
}

/** Deletes letters older than this many days; for a schedule, daily. */
export async function sweepMails(days = 90): Promise<void> {
  await db.mail.deleteMany({ where: { createdAt: { lt: new Date(now().getTime() - days * 86_400_000) } } });
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
