import { z } from 'zod';
import { updateMailServerInput } from '~/domains/brand';
import { getMailServer, updateMailServer } from '~/domains/brand/index.server';
import type { MailTrial } from '~/domains/brand/ui/mail-server-fields';
import { isEmail } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { sendTestMail } from '~/platform/mail/index.server';
import { callerOf } from './caller.server';
import type { MutationContext } from './mutation.server';

const mailForm = z.strictObject({ ...updateMailServerInput.shape, testTo: z.string() });

/** Where letters go out, for forms. */
export interface MailServerShown {
  /** The server in use, without its password; null: letters wait in the outbox. */
  current: string | null;
  /** The sender that staff have set. */
  mailFrom: string;
  /** What the configuration sets, so that nothing entered changes it. */
  fixed: { server: boolean; sender: boolean };
  /** Staff have set something that can be taken out. */
  stored: boolean;
}

/** The address that letters leave by: the configuration first, then what staff have set; null: they wait in the outbox. */
export async function mailServerInUse(): Promise<string | null> {
  return env.SMTP_URL ?? (await getMailServer()).smtpUrl;
}

/** Whether letters leave, or wait in the outbox for want of a server. */
export async function lettersLeave(): Promise<boolean> {
  return (await mailServerInUse()) !== null;
}

export async function mailServerShown(): Promise<MailServerShown> {
  const [url, { smtpUrl, mailFrom }] = await Promise.all([mailServerInUse(), getMailServer()]);
  return {
    current: url && withoutPassword(url),
    mailFrom: mailFrom ?? '',
    fixed: { server: env.SMTP_URL !== undefined, sender: env.MAIL_FROM !== undefined },
    stored: smtpUrl !== null || mailFrom !== null,
  };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password) url.password = '•••';
  return url.href.replace(encodeURIComponent('•••'), '•••');
}

/** Saves the form; an empty address keeps the server that there is. */
export async function saveMailServer(ctx: MutationContext): Promise<void> {
  const { smtpUrl, mailFrom } = ctx.input(mailForm);
  const stored = await getMailServer();
  await updateMailServer(ctx.actor, { smtpUrl: smtpUrl || (stored.smtpUrl ?? ''), mailFrom });
}

/** What a test came to, and the form as it was sent, since nothing of it is saved. */
export interface Tried {
  trial: MailTrial;
  values: Record<string, string>;
}

/**
 * Sends one letter through the server that the form names, or the one in use, and brings back the server's own words.
 * @throws Invalid on `testTo` and `smtpUrl`; TooMany
 */
export async function tryMailServer(ctx: MutationContext): Promise<Tried> {
  const { smtpUrl, mailFrom, testTo } = ctx.input(mailForm);
  const url = smtpUrl || (await mailServerInUse());
  if (!isEmail(testTo)) throw new Invalid({ testTo: ['emailShape'] });
  if (!url) throw new Invalid({ smtpUrl: ['required'] });
  await limit('testMail', callerOf(ctx));
  const result = await sendTestMail(url, testTo, ctx.locale, env.MAIL_FROM ?? (mailFrom || undefined));
  return { trial: { ...result, to: testTo }, values: { smtpUrl, mailFrom, testTo } };
}
