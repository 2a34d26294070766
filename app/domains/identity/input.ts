import { z } from 'zod';
import { locales } from '~/platform/i18n';
import { roles } from './actor';
import { cleanName, displayNameProblem, isEmail, isTimeZone, limits, normaliseUsername, usernameProblem } from './rules';
import { scopes } from './scopes';

/** Text that a rule looks at: its answer, a key of the `errors` messages, becomes the field's error. */
const ruled = (clean: (typed: string) => string, problem: (value: string) => string | null) =>
  z
    .string('required')
    .max(1000, 'tooLong|max=1000')
    .transform(clean)
    .superRefine((value, context) => {
      const message = problem(value);
      if (message) context.addIssue({ code: 'custom', message });
    });

const username = ruled(normaliseUsername, usernameProblem);
const displayName = ruled(cleanName, displayNameProblem);
const email = ruled((typed) => typed.trim(), (value) => (isEmail(value) ? null : 'emailShape'));
/** The shape only; whether it is a good one depends on the names around it and is asked by the act. */
export const newPassword = z
  .string('required')
  .refine((value) => [...value].length >= limits.password.min, `passwordTooShort|min=${limits.password.min}`)
  .refine((value) => [...value].length <= limits.password.max, `passwordTooLong|max=${limits.password.max}`);
const password = z.string('required').min(1, 'required').max(1000, 'passwordTooLong|max=200');
const secret = z.string('required').min(1, 'required').max(200, 'linkExpired');
const memberId = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'memberUnknown');
const locale = z.enum(locales, 'localeUnknown');
const timeZone = z.string('required').refine(isTimeZone, 'timeZoneUnknown');
const code = z
  .string('required')
  .transform((typed) => typed.normalize('NFKC').replace(/[\s-]/g, ''))
  .refine((digits) => /^\d{6}$/.test(digits), 'codeShape');

/** How a mailed secret comes back: the link's token, or the digits together with the ticket of the browser that asked. */
const proof = { token: secret.optional(), ticket: secret.optional(), code: code.optional() };

const person = { username, displayName: displayName.optional(), locale, timeZone: timeZone.optional() };

export const signUpInput = z.strictObject({ email, ...person, password: newPassword.optional() });
/** `username`: another one, when the first was taken meanwhile. */
export const confirmSignUpInput = z.strictObject({ ...proof, username: username.optional() });
export const signInInput = z.strictObject({ email, password });
export const emailOnlyInput = z.strictObject({ email });
export const proofInput = z.strictObject(proof);
export const resetPasswordInput = z.strictObject({ token: secret, password: newPassword });
/** `current` is left out by a member who had no password so far. */
export const changePasswordInput = z.strictObject({ current: password.optional(), password: newPassword });
export const changeEmailInput = z.strictObject({ email, current: password.optional() });
export const linkInput = z.strictObject({ token: secret });
export const endSessionInput = z.strictObject({ key: z.string('required').regex(/^[0-9a-f]{64}$/, 'sessionUnknown') });
/** `confirm` is the own username, typed once more. */
export const closeAccountInput = z.strictObject({
  posts: z.enum(['keep', 'remove'], 'required'),
  confirm: z.string('required').min(1, 'required').max(100, 'confirmUsername'),
  current: password.optional(),
});
export const createApiTokenInput = z.strictObject({
  name: ruled(cleanName, (value) => {
    if (value === '') return 'required';
    return [...value].length > limits.tokenName.max ? `tooLong|max=${limits.tokenName.max}` : null;
  }),
  scopes: z.array(z.enum(scopes, 'scopeUnknown'), 'required').min(1, 'required').transform((list) => [...new Set(list)]),
  /** Days until it expires; null: never. */
  days: z.number('required').int('daysRange|max=365').min(1, 'daysRange|max=365').max(limits.tokenDays.max, 'daysRange|max=365').nullable(),
});
export const revokeApiTokenInput = z.strictObject({ id: z.string('required').regex(/^[0-9a-z]{1,40}$/, 'tokenUnknown') });
export const memberIdInput = z.strictObject({ memberId });
export const setRoleInput = z.strictObject({ memberId, role: z.enum(roles, 'roleUnknown') });
export const inviteMemberInput = z.strictObject({ email, role: z.enum(roles, 'roleUnknown'), locale: locale.optional() });
export const acceptInvitationInput = z.strictObject({
  token: secret, username: username.optional(), displayName: displayName.optional(), locale, timeZone: timeZone.optional(), password: newPassword.optional(),
});
export const createClaimLinkInput = z.strictObject({ memberId, email });
export const claimAccountInput = z.strictObject({ token: secret, locale, timeZone: timeZone.optional(), password: newPassword.optional() });
export const createOwnerInput = z.strictObject({ token: secret, email, ...person, password: newPassword });

export type SignUpInput = z.output<typeof signUpInput>;
export type ConfirmSignUpInput = z.output<typeof confirmSignUpInput>;
export type SignInInput = z.output<typeof signInInput>;
export type EmailOnlyInput = z.output<typeof emailOnlyInput>;
export type ProofInput = z.output<typeof proofInput>;
export type ResetPasswordInput = z.output<typeof resetPasswordInput>;
export type ChangePasswordInput = z.output<typeof changePasswordInput>;
export type ChangeEmailInput = z.output<typeof changeEmailInput>;
export type LinkInput = z.output<typeof linkInput>;
export type EndSessionInput = z.output<typeof endSessionInput>;
export type CloseAccountInput = z.output<typeof closeAccountInput>;
export type CreateApiTokenInput = z.output<typeof createApiTokenInput>;
export type RevokeApiTokenInput = z.output<typeof revokeApiTokenInput>;
export type MemberIdInput = z.output<typeof memberIdInput>;
export type SetRoleInput = z.output<typeof setRoleInput>;
export type InviteMemberInput = z.output<typeof inviteMemberInput>;
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>;
export type CreateClaimLinkInput = z.output<typeof createClaimLinkInput>;
export type ClaimAccountInput = z.output<typeof claimAccountInput>;
export type CreateOwnerInput = z.output<typeof createOwnerInput>;
