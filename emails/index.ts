/** The letters of the house: props in, subject, HTML and plain text out. */
import { accountClosed, emailChangeAsked, emailChangeConfirm, emailChanged, testMail } from './letters/account';
import { noticeAnswered, noticeReceived, noticeReversed } from './letters/illegal-content';
import { alreadyMember, claimAccount, confirmSignUp, invitation } from './letters/joining';
import { memberReply, teamMessage } from './letters/messages';
import { digest, digestFarewell, notices } from './letters/notices';
import { passwordChanged, resetPassword, signInLink } from './letters/signing-in';
import type { EmailBrand, Letter } from './letter';
import { render, type LetterSetting } from './render';
import { type EmailLocale } from './words';

export const letters = {
  confirmSignUp,
  alreadyMember,
  signInLink,
  resetPassword,
  passwordChanged,
  emailChangeConfirm,
  emailChangeAsked,
  emailChanged,
  invitation,
  claimAccount,
  accountClosed,
  testMail,
  notices,
  teamMessage,
  memberReply,
  digest,
  digestFarewell,
  noticeReceived,
  noticeAnswered,
  noticeReversed,
};

export type LetterName = keyof typeof letters;
export type LetterProps<Name extends LetterName> = (typeof letters)[Name]['sample'];
export type { EmailBrand, EmailLocale };

/** A letter as it leaves the house. */
export type RenderedLetter = { subject: string; html: string; text: string };

/** Whether a letter of this name exists. */
export function isLetter(name: string): name is LetterName {
  return Object.hasOwn(letters, name);
}

/**
 * Writes a letter in one language, for one brand.
 * @throws Error when its props are not complete
 */
export async function renderLetter<Name extends LetterName>(
  name: Name,
  props: LetterProps<Name>,
  setting: LetterSetting,
): Promise<RenderedLetter> {
  return renderStored(name, props, setting);
}

/**
 * Writes a letter from what was stored of it.
 * @param props as they were given when it was queued, which is where they were checked
 * @throws Error when they are not complete
 */
export async function renderStored(name: LetterName, props: unknown, setting: LetterSetting): Promise<RenderedLetter> {
  const letter: Letter<unknown> = letters[name];
  return render(letter, props, setting);
}
