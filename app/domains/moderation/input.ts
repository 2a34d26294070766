import { LENGTHS } from '~/domains/threads';
import { z } from 'zod';
import { BULK_MOST, decisionKinds, DESK_LENGTHS, REVIEW_LENGTHS, reviewKinds } from './rules';
import { readSanction, type SanctionWish } from './sanctions/sanction-rules';

/** What people and programs may send; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const reasonId = z.string('reasonMissing').regex(/^[0-9a-z]{1,40}$/, 'reasonMissing');
const text = (max: number) =>
  z
    .string('required')
    .transform((typed) => typed.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(max, `tooLong|max=${max}`));

/** `imageId`: the picture that it is about, an upload's id; none: all of it. */
const report = { reasonId, note: text(REVIEW_LENGTHS.note).default(''), wantsOutcome: z.boolean(), imageId: z.union([z.literal('').transform(() => null), id]).nullable().default(null) };

export const reportPostInput = z.strictObject({ postId: id, ...report });
export const reportMemberInput = z.strictObject({ memberId: id, ...report });

const bound = (max: number) => z.coerce.number('notValid').min(0, 'notValid').max(max, 'notValid').optional();

export const listReviewItemsInput = z.strictObject({
  kind: z.enum(reviewKinds, 'notValid').optional(),
  categoryId: id.optional(),
  language: z.enum(['en', 'fr'], 'notValid').optional(),
  reasonId: reasonId.optional(),
  claimed: z.enum(['me', 'nobody', 'others'], 'notValid').optional(),
  state: z.enum(['open', 'decided'], 'notValid').default('open'),
  /** Weights of its reports together. */
  scoreMin: bound(1_000),
  scoreMax: bound(1_000),
  /** For how long it has waited, in hours. */
  olderThan: bound(10_000),
  newerThan: bound(10_000),
});

/** `query`: a filter as addresses have it. */
export const saveFilterInput = z.strictObject({
  name: text(DESK_LENGTHS.filterName).pipe(z.string().min(1, 'required')),
  query: z.string('required').max(400, 'notValid'),
  shared: z.boolean().default(false),
});

export const itemIdInput = z.strictObject({ itemId: id });
/** `claim`: false only shows it, for a page that is read ahead. */
export const openReviewItemInput = z.strictObject({ itemId: id, claim: z.boolean().default(true) });
export const addReviewNoteInput = z.strictObject({ itemId: id, text: text(REVIEW_LENGTHS.reviewNote).pipe(z.string().min(1, 'required')) });

/** As `writeSanction` writes it. */
const sanction = z.string('required').transform((written, context) => {
  const wish = readSanction(written);
  if (!wish) context.issues.push({ code: 'custom', message: 'notValid', input: written });
  return wish ?? z.NEVER;
});

/** Words that may be changed: absent where they are left as they are, which an emptied box is not. */
const changed = (max: number, tooLong: string) => z.union([z.undefined(), z.string().max(max, tooLong)]);

/** Where a thread is moved to, the tags that it gets; the pictures that a post loses. */
const arranging = {
  categoryId: z.union([z.literal('').transform(() => undefined), id]).optional(),
  tags: z.array(z.string().max(200, 'tooLong|max=200')).max(20, 'notValid').optional(),
  imageIds: z.array(id).max(100, 'notValid').optional(),
};

/** `token`: of the claim, as opening the item gave it. A restriction needs a reason and the facts; `sanction`, the author is given on top. */
export const decideInput = z.strictObject({
  itemId: id,
  token: z.coerce.number('notValid').int('notValid').min(0, 'notValid').max(2 ** 31 - 1, 'notValid'),
  decision: z.enum(decisionKinds, 'notValid'),
  reasonId: z.union([z.literal('').transform(() => null), reasonId]).nullable().default(null),
  facts: text(REVIEW_LENGTHS.facts).default(''),
  sanction: z.union([z.literal('').transform(() => null), sanction]).nullable().default(null),
  /** The version of a text that was read, and title and text where they are changed in the same step. */
  version: z.coerce.number('notValid').int('notValid').min(1, 'notValid').max(2 ** 31 - 1, 'notValid').optional(),
  title: changed(LENGTHS.title.max, `titleTooLong|max=${LENGTHS.title.max}`),
  body: changed(LENGTHS.body.max, `bodyTooLong|max=${LENGTHS.body.max}`),
  /** Marks of the words that were read, for the form where it comes back. */
  read: z.string('notValid').max(100, 'notValid').optional(),
  ...arranging,
});

export const claimInput = decideInput.pick({ itemId: true, token: true });

/** `until`: in milliseconds since 1970, as the page was told it; without it any claim of the actor's. */
export const releaseInput = z.strictObject({
  itemId: id,
  until: z.union([z.literal('').transform(() => null), z.coerce.number('notValid').int('notValid').min(0, 'notValid').max(8.64e15, 'notValid').transform((ms) => new Date(ms))]).nullable().default(null),
});

/** An item, and the version of its text that was read where it waits: `ID.VERSION`. */
const itemRead = z.string('required').regex(/^[0-9a-z]{1,40}(\.[1-9][0-9]{0,8})?$/, 'unknownThing');

/** At most so many at a time: what a page shows. `facts`: in the language of each author. */
export const decideManyInput = z.strictObject({
  itemIds: z.array(itemRead).min(1, 'bulkNothing').max(BULK_MOST, `bulkTooMany|max=${BULK_MOST}`),
  // All that somebody posted is removed one person at a time.
  decision: z.enum(decisionKinds, 'notValid').exclude(['remove_spammer'], 'notValid'),
  reasonId: z.union([z.literal('').transform(() => null), reasonId]).nullable().default(null),
  facts: z.strictObject({ en: text(REVIEW_LENGTHS.facts).default(''), fr: text(REVIEW_LENGTHS.facts).default('') }),
  categoryId: arranging.categoryId,
});

export const sanctionMemberInput = z.strictObject({ memberId: id, sanction, reasonId, facts: text(REVIEW_LENGTHS.facts).default('') });
export const liftSanctionInput = z.strictObject({ sanctionId: id });

/** What a member has to say against a statement of reasons. */
export const appealStatementInput = z.strictObject({ statementId: id, text: text(REVIEW_LENGTHS.appeal).pipe(z.string().min(1, 'required')) });

export const undoDecisionInput = z.strictObject({ decisionId: id });

export type ReportPostInput = Omit<z.output<typeof reportPostInput>, 'imageId'> & { imageId?: string | null };
export type ReportMemberInput = Omit<z.output<typeof reportMemberInput>, 'imageId'> & { imageId?: string | null };
export type ListReviewItemsInput = Partial<z.output<typeof listReviewItemsInput>>;
export type AppealStatementInput = z.output<typeof appealStatementInput>;
export type SaveFilterInput = z.output<typeof saveFilterInput>;
export type DecideManyInput = z.output<typeof decideManyInput>;
export type DecideInput = Omit<z.output<typeof decideInput>, 'sanction' | 'title' | 'body'> & { sanction?: SanctionWish | null; title?: string; body?: string };
export type SanctionMemberInput = z.output<typeof sanctionMemberInput>;
