import type { LetterName } from '#emails/index';
import { newId, now } from '~/platform/clock';
import { db, pool, type Prisma, type Tx } from '~/platform/db/index.server';
import { readPlace, type MailHeaders, type MailInput } from './letter-input';

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'refused' | 'kept' | 'withheld';

/** Why a letter is not sent: its address takes nothing, or its reader does not want it. */
export type WithheldFor = 'suppressed' | 'unsubscribed';

/** A letter that this process has taken to send. */
export type ClaimedMail = {
  id: string;
  letter: string;
  props: unknown;
  to: string;
  memberId: string | null;
  locale: 'en' | 'fr';
  messageName: string | null;
  headers: MailHeaders;
  purpose: string | null;
  preheader: string | null;
  reason: string | null;
  secret: boolean;
  /** Which try this is, from 1. */
  tries: number;
  /** Which lease this is: grows with each claim and never falls, so that an older one is known as lost. */
  lease: number;
  createdAt: Date;
};

/** How a try ended. */
export type MailOutcome = {
  state: Exclude<MailState, 'queued' | 'sending'>;
  /** The server's last word, or ours. */
  answer?: string;
  withheldFor?: WithheldFor;
  /** When to try again; only after a failure that is not final. */
  nextTryAt?: Date;
  /** The server takes nothing for this address: nothing more is sent there. */
  suppress?: boolean;
  /** What was written; absent when the letter could not even be rendered. */
  content?: { subject: string; html: string; text: string };
};

/**
 * Queues a letter in the transaction of the act that wants it: it leaves if and only if that commits. It is written
 * and sent by a worker. Answers its id; when it has a name and was queued before, that of the first one.
 * @throws Error when list or threading are not well-formed
 */
export async function queueMail<Name extends LetterName>(tx: Tx, input: MailInput<Name>): Promise<string> {
  const id = newId();
  const at = now();
  const { messageName, purpose, headers } = readPlace(input);
  const { count } = await tx.mail.createMany({
    data: [
      {
        id,
        letter: input.letter,
        toAddress: input.to,
        memberId: input.memberId ?? null,
        locale: input.locale,
        props: input.props as Prisma.InputJsonValue,
        messageName,
        purpose,
        headers,
        preheader: input.preheader ?? null,
        reason: input.reason ?? null,
        secret: input.secret ?? false,
        nextTryAt: at,
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return (await tx.mail.findUniqueOrThrow({ where: { messageName: messageName ?? '' }, select: { id: true } })).id;
  await tx.$executeRaw`SELECT pg_notify('parvis_mail', '')`;
  return id;
}

/**
 * Takes up to `count` letters that are due, for `leaseSeconds`: longer than any try may last. What a killed process
 * had taken is due again when its lease is over; a letter at which processes keep dying is given up. Letters to one reader
 * go before those of lists: who waits for a link to sign in does not wait for a thousand digests.
 */
export async function claimDue(count: number, leaseSeconds: number, maxTries: number): Promise<ClaimedMail[]> {
  const at = now();
  const { rows } = await pool.query<ClaimedMail>({
    name: 'mail-claim',
    text: `WITH due AS (
             SELECT id, tries < $3 AS more FROM mail WHERE next_try_at <= $1
              ORDER BY purpose IS NOT NULL, next_try_at LIMIT $4 FOR UPDATE SKIP LOCKED
           ), given_up AS (
             UPDATE mail SET state = 'failed', next_try_at = NULL, last_answer = 'The processes that sent it ended too early.',
                             props = CASE WHEN secret THEN '{}' ELSE props END,
                             html = CASE WHEN secret THEN NULL ELSE html END, text = CASE WHEN secret THEN NULL ELSE text END
              WHERE id IN (SELECT id FROM due WHERE NOT more)
           )
           UPDATE mail SET state = 'sending', tries = tries + 1, lease = lease + 1, next_try_at = $2
            WHERE id IN (SELECT id FROM due WHERE more)
        RETURNING id, letter, props, to_address AS "to", member_id AS "memberId", locale, message_name AS "messageName", headers, purpose,
                  preheader, reason, secret, tries, lease, created_at AS "createdAt"`,
    values: [at.toISOString(), later(at, leaseSeconds), maxTries, count],
  });
  return rows;
}

/**
 * Asks in the last moment whether a letter may go: the lease must still be this process's (it then runs anew), and
 * neither may the address be suppressed nor the reader have unsubscribed.
 */
export async function mayGo(mail: ClaimedMail, leaseSeconds: number): Promise<'yes' | 'lost' | WithheldFor> {
  const { rows } = await pool.query<{ suppressed: boolean; unsubscribed: boolean }>({
    name: 'mail-may-go',
    text: `UPDATE mail m SET next_try_at = $3 WHERE id = $1 AND lease = $2 AND state = 'sending'
        RETURNING EXISTS (SELECT FROM mail_suppression WHERE address = lower(m.to_address)) AS suppressed,
                  m.purpose IS NOT NULL AND EXISTS (SELECT FROM mail_unsubscribe
                    WHERE member_id = m.member_id AND purpose IN (m.purpose, 'all')) AS unsubscribed`,
    values: [mail.id, mail.lease, later(now(), leaseSeconds)],
  });
  const [row] = rows;
  if (!row) return 'lost';
  return row.suppressed ? 'suppressed' : row.unsubscribed ? 'unsubscribed' : 'yes';
}

/** Writes down how a try ended, unless the lease was lost and another process has taken the letter meanwhile. */
export async function settle(mail: ClaimedMail, outcome: MailOutcome): Promise<void> {
  const { state, answer, withheldFor, nextTryAt, suppress, content } = outcome;
  const final = state !== 'kept' && nextTryAt === undefined;
  const wipe = mail.secret && final;
  const lastAnswer = answer?.slice(0, 500);
  const write = db.mail.updateMany({
    where: { id: mail.id, state: 'sending', lease: mail.lease },
    data: {
      state,
      lastAnswer,
      withheldFor: withheldFor ?? null,
      nextTryAt: nextTryAt ?? null,
      ...(state === 'sent' ? { sentAt: now() } : {}),
      ...(content ? { subject: content.subject } : {}),
      ...(wipe ? { props: {}, html: null, text: null } : content ? { html: content.html, text: content.text } : {}),
    },
  });
  if (!suppress) return void (await write);
  const address = mail.to.toLowerCase();
  const data = { address, answer: lastAnswer ?? '', mailId: mail.id, createdAt: now() };
  await db.$transaction([write, db.mailSuppression.createMany({ data: [data], skipDuplicates: true })]);
}

function later(at: Date, seconds: number): string {
  return new Date(at.getTime() + seconds * 1_000).toISOString();
}
