import { record } from '~/platform/activity/index.server';
import { isUniqueViolation, transaction } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';
import { limit } from '~/platform/limits/index.server';
import { queueMail } from '~/platform/mail/index.server';
import { findAccount, setEmail, type AccountRow } from './accounts.store.server';
import { actorFrom } from './actor-from';
import type { Actor } from './actor';
import { confirmItIsMe } from './change-password.server';
import { askForLetter, linkExpired, readProof, readyLetters, spend } from './email-tokens.server';
import { dropTokens } from './email-tokens.store.server';
import { ownAccount } from './end-sessions.server';
import type { ChangeEmailInput, LinkInput } from './input';
import { links } from './links.server';
import { emailKey, limits } from './rules';
import type { Visit } from './visit';

/**
 * Asks to move the account to another address. The new one gets a link to confirm it, the old one is told at once.
 * An address that has an account gets a letter about that instead; the answer is the same.
 *
 * @throws Invalid on `current` when the password is wrong, on `email` when it is the own one already
 */
export async function requestEmailChange(actor: Actor, input: ChangeEmailInput): Promise<void> {
  const member = ownAccount(actor);
  const account = await confirmItIsMe(member.id, input.current);
  if (account.account?.emailKey === emailKey(input.email)) throw new Invalid({ email: ['emailSame'] });
  await limit('mailTo', emailKey(input.email));
  await readyLetters();
  await transaction(async (tx) => {
    await dropTokens(tx, member.id, ['changeEmail']);
    await askForLetter(tx, { purpose: 'changeEmail', email: input.email, memberId: member.id, data: {}, minutes: limits.confirmHours * 60 });
    const to = account.account?.email;
    if (!to) return;
    const { name, locale, memberId } = writeTo(account);
    const props = { name, newEmail: input.email, settingsLink: links.accountSettings() };
    await queueMail(tx, { letter: 'emailChangeAsked', props, to, locale, memberId });
  });
}

/**
 * Moves the account to the address that the link went to. Both addresses are told. Records `member.emailChanged`.
 *
 * @throws Invalid `linkExpired`
 * @throws Conflict('emailTaken') when the address got an account meanwhile
 */
export async function confirmEmailChange(_actor: Actor, input: LinkInput, visit: Visit): Promise<void> {
  const token = await readProof(input, ['changeEmail'], visit);
  const account = token.memberId ? await findAccount(token.memberId) : null;
  const newEmail = token.email;
  if (!newEmail || account?.status !== 'active' || account.account?.disabledAt) throw linkExpired();
  const oldEmail = account.account?.email ?? null;
  try {
    await transaction(async (tx) => {
      await spend(tx, token);
      await setEmail(tx, account.id, newEmail, emailKey(newEmail));
      await dropTokens(tx, account.id, ['reset', 'signIn']); // letters to the old address open nothing any more
      const { name, locale, memberId } = writeTo(account);
      const props = { name, oldEmail: oldEmail ?? '', newEmail };
      for (const to of [oldEmail, newEmail]) if (to) await queueMail(tx, { letter: 'emailChanged', props, to, locale, memberId });
      await record(tx, { kind: 'member.emailChanged', actor: actorFrom(account, 'browser'), targetMemberId: account.id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict('emailTaken');
    throw error;
  }
}

/** Who is written to, and in which language. */
function writeTo(account: AccountRow) {
  return { name: account.displayName ?? account.username, locale: isLocale(account.locale) ? account.locale : ('en' as const), memberId: account.id };
}
