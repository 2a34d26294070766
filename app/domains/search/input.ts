import { z } from 'zod';
import { cleanTitle, plain } from '~/domains/threads';
import { groups, LENGTHS } from './rules';

/** What people and programs may send; messages are keys of `errors`. */

const cursor = z.string().max(300).optional();

export const searchInput = z.strictObject({
  q: z.string().max(LENGTHS.query.max),
  in: z.enum(groups).default('all'),
  cursor,
});

export type SearchInput = z.input<typeof searchInput>;

const word = z
  .string('required')
  .transform((text) => cleanTitle(text).toLowerCase())
  .pipe(
    z
      .string()
      .max(LENGTHS.synonym.max, `tooLong|max=${LENGTHS.synonym.max}`)
      .refine((text) => /[\p{L}\p{N}]/u.test(text), 'synonymEmpty'),
  );

/** Two words, or groups of words, that mean the same; language '' is both. */
export const synonymInput = z
  .strictObject({ word, other: word, language: z.enum(['', 'en', 'fr'], 'notValid').default('') })
  .refine(({ word: one, other }) => plain(one) !== plain(other), { path: ['other'], message: 'synonymSame' });
export const synonymIdInput = z.strictObject({ id: z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing') });

export type SynonymInput = z.output<typeof synonymInput>;
