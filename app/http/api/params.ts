import { z } from 'zod';

/** Parts of addresses that many endpoints share. */

const thing = (name: string) => z.string().regex(/^[0-9a-z]{1,40}$/).meta({ description: `Id of ${name}.` });

export const memberParams = z.strictObject({ memberId: thing('a member') });
export const categoryParams = z.strictObject({ categoryId: thing('a category') });
export const threadParams = z.strictObject({ threadId: thing('a thread') });
export const heldParams = z.strictObject({ heldId: thing('a text that waits') });
export const postParams = z.strictObject({ postId: thing('a post') });
export const uploadParams = z.strictObject({ uploadId: thing('a picture') });
export const tagParams = z.strictObject({ tag: z.string().min(1).max(100).meta({ description: 'Slug of a tag, or one of its synonyms.' }) });

export const cursor = z.string().min(1).max(300).optional().meta({ description: '`next` of the page before.' });

/** What lists ask for. @param usual rows of a page when the program does not say */
export function pageQuery(usual: number) {
  const limit = z.coerce.number('notValid').int('notValid').min(1, 'notValid').max(100, 'notValid').default(usual);
  return { cursor, limit: limit.meta({ description: 'Rows of a page.' }) };
}

