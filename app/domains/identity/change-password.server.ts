import { record } from '~/platform/activity/index.server';
import { transaction, type Tx } from '~/platform/db/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';
import { limit } from '~/platform/limits/index.server';
import { queueMail } from '~/platform/mail/index.server';
import { findAccount, markEmailVerified, setPassword, type AccountRow } from './accounts.store.server';
import { actorFrom } from './actor-from';
import type { Actor } from './actor';
import { askForLetter, linkExpired, readProof, readyLetters, spend } from './email-tokens.server';
import { dropTokens } from './email-tokens.store.server';
import { ownAccount } from './end-sessions.server';
import type { ChangePasswordInput, EmailOnlyInput, ResetPasswordInput } from './input';
import { links } from './links.server';
import { hashPassword, verifyPassword } from './passwords.server';
import { emailKey, limits } from './rules';
import { startSession } from './sessions.server';
import { deleteSessionsOf } from './sessions.store.server';
import { refuseBadPassword } from './sign-up.server';
import { networkOf, type Visit } from './visit';

/**
 * Changes (or sets for the first time) the own password. Ends all other sessions, gives this one a new id, takes back
 * links that were on their way, and tells the member by letter. Records `member.passwordChanged`.
 *
 * @returns the Set-Cookie header of the renewed session
 * @throws Invalid on `current` when it is wrong, on `password` when it is easily guessed
 */
export async function changePassword(actor: Actor, input: ChangePasswordInput, visit: Visit): Promise<string> {
  const member = ownAccount(actor);
  const account = await confirmItIsMe(member.id, input.current);
  refuseBadPassword({ password: input.password, username: account.username, email: account.account?.email ?? '' }, visit.brandName);
  const hash = await hashPassword(input.password);
  await transaction(async (tx) => {
    await replacePassword(tx, account, hash);
    await record(tx, { kind: 'member.passwordChanged', actor: member, targetMemberId: member.id });
  });
  return startSession(member.id, visit);
}

/** Asks for a letter with a link to set a new password. Same answer and time for every address. */
export async function requestReset(_actor: Actor, input: EmailOnlyInput, visit: Visit): Promise<void> {
  await limit('askLetter', networkOf(visit.ip) ?? 'local');
  await limit('mailTo', emailKey(input.email));
  await readyLetters();
  await transaction((tx) => askForLetter(tx, { purpose: 'reset', email: input.email, data: {}, minutes: limits.resetMinutes }));
}

/**
 * Sets a new password by a mailed link, once. Ends every session and signs nobody in: who set it proves it by signing
 * in. Tells the member by letter. Records `member.passwordChanged`.
 *
 * @throws Invalid `linkExpired`, or on `password` when it is easily guessed: then the link stays good
 */
export async function resetPassword(_actor: Actor, input: ResetPasswordInput, visit: Visit): Promise<void> {
  const token = await readProof({ token: input.token }, ['reset'], visit);
  const account = token.memberId ? await findAccount(token.memberId) : null;
  if (account?.status !== 'active' || account.account?.disabledAt) throw linkExpired();
  refuseBadPassword({ password: input.password, username: account.username, email: account.account?.email ?? '' }, visit.brandName);
  const hash = await hashPassword(input.password);
  await transaction(async (tx) => {
    await spend(tx, token);
    await markEmailVerified(tx, account.id);
    await replacePassword(tx, account, hash);
    await record(tx, { kind: 'member.passwordChanged', actor: actorFrom(account, 'browser'), targetMemberId: account.id, data: { reset: true } });
  });
}

async function replacePassword(tx: Tx, account: AccountRow, hash: string): Promise<void> {
  await setPassword(tx, account.id, hash);
  await deleteSessionsOf(account.id, null, tx);
  await dropTokens(tx, account.id, ['reset', 'signIn', 'changeEmail']);
  const to = account.account?.email;
  if (!to) return;
  const props = { name: account.displayName ?? account.username, resetLink: links.askReset() };
  const locale = isLocale(account.locale) ? account.locale : 'en';
  await queueMail(tx, { letter: 'passwordChanged', props, to, locale, memberId: account.id });
}

/**
 * The own account, once the current password has been given again. An account without a password has nothing to give.
 * @throws Invalid on `current`
 */
export async function confirmItIsMe(memberId: string, current: string | undefined): Promise<AccountRow> {
  await limit('passwordCheck', memberId);
  const account = await findAccount(memberId);
  if (!account || account.status !== 'active') throw new NotFound();
  const stored = account.account?.passwordHash ?? null;
  if (stored === null) return account;
  if (!current) throw new Invalid({ current: ['required'] });
  const { ok } = await verifyPassword(stored, current);
  if (!ok) throw new Invalid({ current: ['passwordWrong'] });
  return account;
}
