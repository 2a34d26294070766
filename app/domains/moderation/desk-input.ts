import { z } from 'zod';
import { dsaCategories } from './dsa-categories';
import { decisionKinds, DESK_LENGTHS, REASON_LIMITS } from './rules';

/** What managers may send about reasons, ready words and scopes; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const line = (max: number) =>
  z
    .string('required')
    .transform((typed) => typed.normalize('NFC').replaceAll('\0', '').replace(/\s*\n\s*/g, ' ').trim())
    .pipe(z.string().min(1, 'required').max(max, `tooLong|max=${max}`));
const lines = (max: number) =>
  z
    .string('required')
    .transform((typed) => typed.normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'required').max(max, `tooLong|max=${max}`));
const inBoth = <T extends z.ZodType>(text: T) => z.strictObject({ en: text, fr: text });

const reason = {
  title: inBoth(line(DESK_LENGTHS.title)),
  rule: inBoth(line(DESK_LENGTHS.rule)),
  help: inBoth(line(DESK_LENGTHS.rule)),
  severity: z.coerce.number('notValid').int('notValid').min(1, 'notValid').max(4, 'notValid'),
  /** In working hours. */
  promiseHours: z.coerce.number('notValid').int('notValid').min(1, `promiseRange|max=${REASON_LIMITS.promiseHours}`).max(REASON_LIMITS.promiseHours, `promiseRange|max=${REASON_LIMITS.promiseHours}`),
  ground: z.enum(['terms', 'illegal'], 'notValid'),
  dsaCategory: z.enum(dsaCategories, 'notValid'),
};

export const addReasonInput = z.strictObject(reason);
export const changeReasonInput = z.strictObject({ reasonId: id, ...reason });
export const reasonIdInput = z.strictObject({ reasonId: id });
/** One place towards the beginning or the end. */
export const moveReasonInput = z.strictObject({ reasonId: id, move: z.enum(['up', 'down'], 'notValid') });

const canned = {
  title: inBoth(line(DESK_LENGTHS.title)),
  text: inBoth(lines(DESK_LENGTHS.cannedText)),
  /** None: offered for all. */
  decisions: z.array(z.enum(decisionKinds, 'notValid')).default([]),
};

export const addCannedInput = z.strictObject(canned);
export const changeCannedInput = z.strictObject({ cannedId: id, ...canned });
export const cannedIdInput = z.strictObject({ cannedId: id });
export const moveCannedInput = z.strictObject({ cannedId: id, move: z.enum(['up', 'down'], 'notValid') });

/** Nothing named: everything. */
export const setScopeInput = z.strictObject({
  memberId: id,
  categoryIds: z.array(id).max(500).default([]),
  languages: z.array(z.enum(['en', 'fr'], 'notValid')).default([]),
});

export type AddReasonInput = z.output<typeof addReasonInput>;
export type ChangeReasonInput = z.output<typeof changeReasonInput>;
export type MoveReasonInput = z.output<typeof moveReasonInput>;
export type AddCannedInput = z.output<typeof addCannedInput>;
export type ChangeCannedInput = z.output<typeof changeCannedInput>;
export type MoveCannedInput = z.output<typeof moveCannedInput>;
export type SetScopeInput = z.output<typeof setScopeInput>;
