import { z } from 'zod';
import { audiences, LENGTHS, threadKinds } from './rules';
import { cleanBody, cleanTitle, slugOf, tagSlugOf } from './words';

/** What staff may send about categories and tags; messages are keys of `errors`. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const line = (max: number) => z.string().transform(cleanTitle).pipe(z.string().max(max, `tooLong|max=${max}`));
const lines = (max: number) => z.string().transform(cleanBody).pipe(z.string().max(max, `tooLong|max=${max}`));
const inBoth = <T extends z.ZodType>(text: T) => z.strictObject({ en: text, fr: text });

const name = inBoth(
  line(LENGTHS.categoryName.max).pipe(z.string().min(LENGTHS.categoryName.min, `tooShort|min=${LENGTHS.categoryName.min}`)),
);
const audience = z.enum(audiences, 'audienceUnknown');

const categoryFields = {
  name,
  description: inBoth(line(LENGTHS.categoryDescription.max)),
  /** Markdown. */
  rules: inBoth(lines(LENGTHS.categoryRules.max)),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'colourShape'),
  /** A name of the icon set. */
  icon: z.string().regex(/^[a-z-]{1,30}$/, 'iconUnknown'),
  kinds: z.array(z.enum(threadKinds, 'kindUnknown')).min(1, 'kindMissing'),
  readBy: audience,
  startBy: audience,
  replyBy: audience,
  severalAccepted: z.boolean(),
};

/** Without a slug it is made from the English name. */
export const createCategoryInput = z.strictObject({
  ...categoryFields,
  slug: z.string().transform((text) => slugOf(text, '')).pipe(z.string().min(1, 'slugEmpty')).optional(),
});
export const editCategoryInput = z.strictObject({ categoryId: id, ...categoryFields });
export const categoryIdInput = z.strictObject({ categoryId: id });
/** Every category that is not archived, in the order wanted. */
export const orderCategoriesInput = z.strictObject({ categoryIds: z.array(id).min(1).max(500) });

const tagName = line(LENGTHS.tag.max).pipe(z.string().refine((text) => tagSlugOf(text) !== '', 'tagEmpty'));

export const editTagInput = z.strictObject({
  tagId: id,
  name: tagName,
  description: line(LENGTHS.tagDescription.max).nullable(),
});
export const synonymInput = z.strictObject({ tagId: id, word: tagName });
/** `fromId` becomes a synonym of `intoId`. */
export const mergeTagsInput = z.strictObject({ fromId: id, intoId: id });

export type CreateCategoryInput = z.output<typeof createCategoryInput>;
export type EditCategoryInput = z.output<typeof editCategoryInput>;
export type OrderCategoriesInput = z.output<typeof orderCategoriesInput>;
export type EditTagInput = z.output<typeof editTagInput>;
export type SynonymInput = z.output<typeof synonymInput>;
export type MergeTagsInput = z.output<typeof mergeTagsInput>;
