import { cleanName, isEmail, limits } from '~/domains/identity';
import { cleanBody } from '~/domains/threads';
import { z } from 'zod';
import { missingSender, NOTICE_LENGTHS, noticeSenders } from './notice-rules';

/** What a notice says; messages are keys of `errors`. Whether it has to say who gives it depends on the reason: the act looks at that, and the form before it. */

const line = (max: number) => z.string('required').max(max, `tooLong|max=${max}`).transform(cleanName);

export const sendNoticeInput = z.strictObject({
  address: line(NOTICE_LENGTHS.address).pipe(z.string().min(1, 'noticeAddressMissing')),
  reasonId: z.string('reasonMissing').regex(/^[0-9a-z]{1,40}$/, 'reasonMissing'),
  facts: z
    .string('required')
    .transform((typed) => cleanBody(typed).trim())
    .pipe(z.string().min(NOTICE_LENGTHS.factsMin, `noticeFactsShort|min=${NOTICE_LENGTHS.factsMin}`).max(NOTICE_LENGTHS.facts, `tooLong|max=${NOTICE_LENGTHS.facts}`)),
  sender: z.enum(noticeSenders, 'notValid').default('person'),
  name: line(NOTICE_LENGTHS.name).default(''),
  email: line(limits.email.max)
    .refine((typed) => typed === '' || isEmail(typed), 'emailShape')
    .default(''),
  /** That what it says is right and whole to the sender's knowledge (article 16.2 d). */
  goodFaith: z.literal('on', 'noticeFaithMissing'),
});

/**
 * What the form of a notice sends: that it does not say who gives it is told at once with all else that is wrong.
 *
 * @param nameless ids of the reasons for which nobody is asked
 */
export const noticeFormFor = (nameless: readonly string[]) =>
  sendNoticeInput.superRefine(
    ({ reasonId, ...who }, context) => {
      const missing = Object.entries(missingSender(nameless.includes(reasonId), who));
      for (const [field, reasons] of missing) for (const message of reasons) context.addIssue({ code: 'custom', path: [field], message });
    },
    { when: () => true },
  );

/** Why an answer is wrong; `token`: of the page on which whoever gave the notice follows it. */
export const contestNoticeInput = z.strictObject({ token: z.string('required').max(100, 'unknownThing'), facts: sendNoticeInput.shape.facts });

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');

/** `confirmed`: `on`, or it is not confirmed after all. */
export const confirmSenderInput = z.strictObject({ itemId: id, noticeId: id, confirmed: z.string('required').transform((value) => value === 'on') });

export type ContestNoticeInput = z.output<typeof contestNoticeInput>;
export type SendNoticeInput = z.output<typeof sendNoticeInput>;
