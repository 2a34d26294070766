import { hasRole, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { getMail, type MailDetail } from '~/platform/mail/index.server';
import { maskedAddress } from './mail-wish';

/**
 * Letters that admins may hand on where no server does: they make an account or give one to whom staff want to have it.
 * What opens an account that somebody has already (a sign-in link, a new password) is for its owner alone.
 */
const HANDED_ON = new Set(['invitation', 'claimAccount', 'confirmSignUp']);

/** Why staff do not see the words of a letter. */
export type Hidden = 'secret' | 'wiped' | 'notWritten' | 'adminsOnly';

/** Who it is for, as this reader may know it: addresses are for admins. */
export function addressFor(actor: Actor, address: string): string {
  return hasRole(actor, 'admin') ? address : maskedAddress(address);
}

/** A server's words, which often repeat the address. */
export function wordsFor(actor: Actor, words: string | null): string | null {
  return words === null || hasRole(actor, 'admin') ? words : words.replace(/[^\s<>"]+@[^\s<>"]+/g, maskedAddress);
}

/** Why this reader does not see the words of a letter; null when they do. */
export function whyHidden(actor: Actor, mail: Pick<MailDetail, 'secret' | 'state' | 'letter' | 'html' | 'subject'>): Hidden | null {
  if (mail.secret && !(mail.state === 'kept' && HANDED_ON.has(mail.letter))) return 'secret';
  if (!hasRole(actor, 'admin')) return 'adminsOnly';
  if (mail.html !== null) return null;
  return mail.subject === null ? 'notWritten' : 'wiped';
}

/** The HTML of a letter. @throws NotFound when it is not for this reader */
export async function htmlFor(actor: Actor, id: string): Promise<string> {
  const mail = await getMail(id);
  if (mail.html === null || whyHidden(actor, mail)) throw new NotFound();
  return mail.html;
}
