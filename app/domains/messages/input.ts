import { z } from 'zod';
import { LENGTHS } from './rules';

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');

const clean = (value: string) => value.replace(/\r\n?/g, '\n').replaceAll('\0', '').normalize('NFC').trim();

const words = (max: number) =>
  z
    .string('required')
    .max(100_000, `tooLong|max=${max}`)
    .transform(clean)
    .refine((value) => value !== '', 'required')
    .refine((value) => [...value].length <= max, `tooLong|max=${max}`);

/** One line: what turns, hides or breaks is taken out. */
const subject = words(LENGTHS.subject).transform((value) => value.replace(/[\p{Cc}\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim()).refine((value) => value !== '', 'required');

/** Made by the form or the program; a repetition with the same key makes nothing new. */
const submission = z.string().min(8, 'keyUnreadable').max(100, 'keyUnreadable').optional();

export const writeToMemberInput = z.strictObject({ memberId: id, subject, body: words(LENGTHS.body), submission });
export const replyInput = z.strictObject({ conversationId: id, body: words(LENGTHS.body), submission });
export const conversationInput = z.strictObject({ conversationId: id });
export const addNoteInput = z.strictObject({ memberId: id, note: words(LENGTHS.note) });
/** `version` is the one that was read. */
export const editNoteInput = z.strictObject({ noteId: id, note: words(LENGTHS.note), version: z.coerce.number<unknown>().int().min(1) });
export const noteInput = z.strictObject({ noteId: id });

export type WriteToMemberInput = z.output<typeof writeToMemberInput>;
export type ReplyInput = z.output<typeof replyInput>;
export type ConversationInput = z.output<typeof conversationInput>;
export type AddNoteInput = z.output<typeof addNoteInput>;
export type EditNoteInput = z.output<typeof editNoteInput>;
export type NoteInput = z.output<typeof noteInput>;
