import { z } from 'zod';
import { followKinds, levels, MOST_MS, NOTE_LENGTH } from './rules';
import { reminders } from './bookmarks/reminder-times';

/** What people and programs may send; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const level = z.enum(levels, 'levelUnknown');

export const setLevelInput = z.strictObject({ kind: z.enum(followKinds, 'notValid'), targetId: id, level });

/** `number`: highest number of a post that was seen; `ms`: reading time since the report before. */
export const noteProgressInput = z.strictObject({
  threadId: id,
  number: z.coerce.number('notValid').int('notValid').min(1, 'notValid').max(2 ** 31 - 1, 'notValid'),
  ms: z.coerce.number('notValid').int('notValid').min(0, 'notValid').default(0).transform((ms) => Math.min(ms, MOST_MS)),
});

const note = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().max(NOTE_LENGTH, `tooLong|max=${NOTE_LENGTH}`))
  .transform((text) => text || null);

/** `remindAt`: an instant; null: no reminder. */
export const keepPostInput = z.strictObject({
  postId: id,
  note: note.nullable().default(null),
  remindAt: z.iso.datetime({ offset: true, error: 'notValid' }).transform((at) => new Date(at)).nullable().default(null),
});

/** What a way back brings along; nothing from a button that only bookmarks. */
export const keepAgainForm = z.object({ note: keepPostInput.shape.note, remindAt: keepPostInput.shape.remindAt });

/** The same as the form says it: when, in words or by the member's clock. */
export const bookmarkForm = z.strictObject({
  note: note.default(null),
  remind: z.enum(reminders, 'notValid').default('none'),
  at: z.string().max(40).optional(),
});

export type SetLevelInput = z.output<typeof setLevelInput>;
export type NoteProgressInput = z.output<typeof noteProgressInput>;
export type KeepPostInput = z.output<typeof keepPostInput>;
