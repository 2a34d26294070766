import { z } from 'zod';
import { followKinds, levels, MOST_MS } from './rules';

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

export type SetLevelInput = z.output<typeof setLevelInput>;
export type NoteProgressInput = z.output<typeof noteProgressInput>;
