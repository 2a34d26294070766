import { record } from '~/platform/activity/index.server';
import { db, query, transaction, type Prisma } from '~/platform/db/index.server';
import { writeLedger } from '~/platform/ledger/index.server';

const FIELDS = { address: true, answer: true, mailId: true, createdAt: true } satisfies Prisma.MailSuppressionSelect;

/** An address that takes nothing, its server's words, and the letter that it refused. */
type Suppression = Prisma.MailSuppressionGetPayload<{ select: typeof FIELDS }>;

/**
 * Suppressed addresses, the latest first, at most `limit`; `to` is one whole address, `before` the last one seen.
 * `letter` says whether the refused letter is still in the outbox.
 */
export async function listSuppressions(wish: {
  to?: string;
  before?: Pick<Suppression, 'createdAt' | 'mailId'>;
  limit: number;
}): Promise<(Suppression & { letter: boolean })[]> {
  const { to = null, before, limit } = wish;
  return query(
    'mail.suppressions',
    `SELECT address, answer, mail_id AS "mailId", created_at AS "createdAt", EXISTS (SELECT FROM mail WHERE id = mail_id) AS letter
       FROM mail_suppression
      WHERE ($1::text IS NULL OR address = lower($1))
        AND ($2::timestamptz IS NULL OR (created_at, mail_id) < ($2, $3))
      ORDER BY created_at DESC, mail_id DESC LIMIT $4`,
    [to, before?.createdAt ?? null, before?.mailId ?? '', limit],
  );
}

/** The suppression of one address; null when letters may go there. */
export async function getSuppression(address: string): Promise<Suppression | null> {
  return db.mailSuppression.findUnique({ where: { address: address.toLowerCase() }, select: FIELDS });
}

/**
 * The way back: letters may go again to the address that refused this one. Records `mail.suppressionLifted`, without the
 * address. Twice is the same as once.
 */
export async function liftSuppression(actor: { via: string; id?: string; role?: string }, mailId: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.mailSuppression.deleteMany({ where: { mailId } });
    if (count === 0) return;
    await record(tx, { kind: 'mail.suppressionLifted', actor, data: { mailId } });
    await writeLedger(tx, { actor: { id: actor.id ?? null, role: actor.role ?? 'system' }, act: 'mail.suppressionLifted', target: { kind: 'letter', id: mailId } });
  });
}
