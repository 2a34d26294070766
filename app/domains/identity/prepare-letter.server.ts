import { newToken } from '~/platform/clock';
import { transaction, type Tx } from '~/platform/db/index.server';
import { isLocale, type Locale } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/index.server';
import { findAccount, findAccountByEmail, type AccountRow } from './accounts.store.server';
import { inMinutes } from './email-tokens.server';
import { deleteToken, readyToken, takeWaiting, type EmailToken, type Purpose } from './email-tokens.store.server';
import { links } from './links.server';
import { emailKey, limits } from './rules';
import { codeHash, newCode, sha256 } from './secrets.server';

/**
 * The job behind every "we have sent you a letter": finds out whose address it is, and sends the letter that fits,
 * which may be another one or none. Done twice, it sends once.
 */
export async function prepareLetter({ id }: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const waiting = await takeWaiting(tx, id);
    if (!waiting?.email) return;
    const owner = await findAccountByEmail(emailKey(waiting.email), tx);
    const reachable = owner !== null && owner.status !== 'closed' && !owner.account?.disabledAt;
    const letter: Letter = { tx, waiting, to: waiting.email, owner: reachable ? owner : null };
    if (owner?.status === 'unclaimed' && waiting.purpose !== 'changeEmail') await sendClaim(letter);
    else if (waiting.purpose === 'verify') await (owner ? sendAlreadyMember(letter) : sendConfirm(letter));
    else if (waiting.purpose === 'changeEmail') await (owner ? sendAlreadyMember(letter) : sendChangeEmail(letter));
    else if (waiting.purpose === 'signIn' && letter.owner) await sendSignIn(letter, letter.owner);
    else if (waiting.purpose === 'reset' && letter.owner) await sendReset(letter, letter.owner);
    else await deleteToken(tx, waiting.id); // nobody there: no letter
  });
}

type Letter = { tx: Tx; waiting: EmailToken; to: string; owner: AccountRow | null };

/** Turns the waiting request into a token with its secrets, which exist only here and in the letter. */
async function ready(
  { tx, waiting }: Letter,
  purpose: Purpose,
  memberId: string | null,
  lifetime: number,
  withCode = false,
): Promise<{ token: string; code: string }> {
  const token = newToken();
  const code = newCode();
  const id = sha256(token);
  await readyToken(tx, waiting.id, {
    id,
    purpose,
    memberId,
    codeHash: withCode ? codeHash(code, id) : null,
    codeExpiresAt: withCode ? inMinutes(limits.codeMinutes) : null,
    expiresAt: inMinutes(lifetime),
  });
  return { token, code };
}

const nameOf = (member: { displayName: string | null; username: string }) => member.displayName ?? member.username;

function localeOf(letter: Letter): Locale {
  const own = letter.owner?.locale;
  return isLocale(own) ? own : (letter.waiting.data.locale ?? 'en');
}

async function sendConfirm(letter: Letter): Promise<void> {
  const { username, displayName } = letter.waiting.data;
  const { token, code } = await ready(letter, 'verify', null, limits.confirmHours * 60, true);
  const props = { name: displayName ?? username ?? '', link: links.confirmSignUp(token), code, codeMinutes: limits.codeMinutes, linkHours: limits.confirmHours };
  await queueMail(letter.tx, { letter: 'confirmSignUp', props, to: letter.to, locale: localeOf(letter), secret: true });
}

async function sendAlreadyMember(letter: Letter): Promise<void> {
  await deleteToken(letter.tx, letter.waiting.id);
  if (!letter.owner) return;
  const props = { link: links.signIn(), resetLink: links.askReset() };
  await queueMail(letter.tx, { letter: 'alreadyMember', props, to: letter.to, locale: localeOf(letter), memberId: letter.owner.id });
}

async function sendSignIn(letter: Letter, owner: AccountRow): Promise<void> {
  const { token, code } = await ready(letter, 'signIn', owner.id, limits.signInMinutes, true);
  const props = { name: nameOf(owner), link: links.signInLink(token), code, codeMinutes: limits.codeMinutes, minutes: limits.signInMinutes };
  await queueMail(letter.tx, { letter: 'signInLink', props, to: letter.to, locale: localeOf(letter), memberId: owner.id, secret: true });
}

async function sendReset(letter: Letter, owner: AccountRow): Promise<void> {
  const { token } = await ready(letter, 'reset', owner.id, limits.resetMinutes);
  const props = { name: nameOf(owner), link: links.reset(token), minutes: limits.resetMinutes };
  await queueMail(letter.tx, { letter: 'resetPassword', props, to: letter.to, locale: localeOf(letter), memberId: owner.id, secret: true });
}

async function sendClaim(letter: Letter): Promise<void> {
  if (!letter.owner) return deleteToken(letter.tx, letter.waiting.id);
  const { token } = await ready(letter, 'claim', letter.owner.id, limits.invitationDays * 24 * 60);
  const props = { name: nameOf(letter.owner), link: links.claim(token), days: limits.invitationDays };
  await queueMail(letter.tx, { letter: 'claimAccount', props, to: letter.to, locale: localeOf(letter), memberId: letter.owner.id, secret: true });
}

async function sendChangeEmail(letter: Letter): Promise<void> {
  const memberId = letter.waiting.memberId;
  const member = memberId ? await findAccount(memberId, letter.tx) : null;
  if (!member) return deleteToken(letter.tx, letter.waiting.id);
  const { token } = await ready(letter, 'changeEmail', member.id, limits.confirmHours * 60);
  const locale = isLocale(member.locale) ? member.locale : 'en';
  const props = { name: nameOf(member), link: links.confirmEmail(token), hours: limits.confirmHours };
  await queueMail(letter.tx, { letter: 'emailChangeConfirm', props, to: letter.to, locale, memberId: member.id, secret: true });
}
