import { z } from 'zod';
import { decisionKinds, REVIEW_LENGTHS, reviewKinds } from './rules';

/** What people and programs may send; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const reasonId = z.string('reasonMissing').regex(/^[0-9a-z]{1,40}$/, 'reasonMissing');
const text = (max: number) =>
  z
    .string('required')
    .transform((typed) => typed.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, `tooLong|max=${max}`));

const report = { reasonId, note: text(REVIEW_LENGTHS.note).default(''), wantsOutcome: z.boolean() };

export const reportPostInput = z.strictObject({ postId: id, ...report });
export const reportMemberInput = z.strictObject({ memberId: id, ...report });

export const listReviewItemsInput = z.strictObject({
  kind: z.enum(reviewKinds, 'notValid').optional(),
  categoryId: id.optional(),
  language: z.enum(['en', 'fr'], 'notValid').optional(),
  reasonId: reasonId.optional(),
  claimed: z.enum(['me', 'nobody', 'others'], 'notValid').optional(),
  state: z.enum(['open', 'decided'], 'notValid').default('open'),
});

export const itemIdInput = z.strictObject({ itemId: id });
/** `claim`: false only shows it, for a page that is read ahead. */
export const openReviewItemInput = z.strictObject({ itemId: id, claim: z.boolean().default(true) });
export const addReviewNoteInput = z.strictObject({ itemId: id, text: text(REVIEW_LENGTHS.reviewNote).pipe(z.string().min(1, 'required')) });

/** `token`: of the claim, as opening the item gave it. A restriction needs a reason and the facts. */
export const decideInput = z.strictObject({
  itemId: id,
  token: z.coerce.number('notValid').int('notValid').min(0, 'notValid').max(2 ** 31 - 1, 'notValid'),
  decision: z.enum(decisionKinds, 'notValid'),
  reasonId: z.union([z.literal('').transform(() => null), reasonId]).nullable().default(null),
  facts: text(REVIEW_LENGTHS.facts).default(''),
});

export const undoDecisionInput = z.strictObject({ decisionId: id });

export type ReportPostInput = z.output<typeof reportPostInput>;
export type ReportMemberInput = z.output<typeof reportMemberInput>;
export type ListReviewItemsInput = z.input<typeof listReviewItemsInput>;
export type DecideInput = z.output<typeof decideInput>;
