import { z } from 'zod';
import { LENGTHS, periods, postOrders, TAGS_PER_THREAD, threadKinds, threadOrders } from './rules';
import { cleanBody, cleanTitle, tagSlugOf } from './words';

/** What people and programs may send; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const kind = z.enum(threadKinds, 'kindUnknown');

const title = z
  .string('required')
  .transform(cleanTitle)
  .pipe(
    z
      .string()
      .min(LENGTHS.title.min, `titleTooShort|min=${LENGTHS.title.min}`)
      .max(LENGTHS.title.max, `titleTooLong|max=${LENGTHS.title.max}`),
  );

const markdown = (limits: { min: number; max: number }) =>
  z
    .string('required')
    .transform(cleanBody)
    .pipe(
      z
        .string()
        .max(limits.max, `bodyTooLong|max=${limits.max}`)
        .refine((body) => body.trim().length >= limits.min, `bodyTooShort|min=${limits.min}`),
    );

const body = markdown(LENGTHS.body);

const tagName = z
  .string()
  .transform(cleanTitle)
  .pipe(
    z
      .string()
      .max(LENGTHS.tag.max, `tooLong|max=${LENGTHS.tag.max}`)
      .refine((name) => tagSlugOf(name) !== '', 'tagEmpty'),
  );

/** Names or slugs; the same tag twice, also by a synonym, counts once. */
const tags = z.array(tagName, 'tagsUnreadable').max(TAGS_PER_THREAD, `tooManyTags|max=${TAGS_PER_THREAD}`);

/** Made by the form or the program; a repetition with the same key makes nothing new. */
const submission = z.string().min(8, 'keyUnreadable').max(100, 'keyUnreadable').optional();

/** From the first key to sending, in milliseconds, as the browser counted it; what makes no sense is passed over. */
const typedMs = z.coerce.number().int().min(0).max(86_400_000).optional().catch(undefined);
/** What forms send along, and programs do not. */
const sending = { submission, typedMs };
export const bySending = { submission: true, typedMs: true } as const;

/** Forms begin without one. */
const chosenCategory = z.string('required').min(1, { error: 'categoryMissing', abort: true }).pipe(id);

export const postThreadInput = z.strictObject({ kind, title, categoryId: chosenCategory, tags: tags.default([]), body, ...sending });
export const postAnswerInput = z.strictObject({ threadId: id, body, ...sending });
export const postReplyInput = z.strictObject({ threadId: id, parentId: id.optional(), body, ...sending });
export const postCommentInput = z.strictObject({ parentId: id, body: markdown(LENGTHS.comment), ...sending });

const note = z.string().transform(cleanTitle).pipe(z.string().max(LENGTHS.note.max, `tooLong|max=${LENGTHS.note.max}`));

/** `title` and `tags` belong to opening posts only; what is left out stays. `version` is the one that was read. */
export const editPostInput = z.strictObject({
  postId: id,
  version: z.int('required').min(1, 'required'),
  title: title.optional(),
  body: z.string('required').transform(cleanBody),
  tags: tags.optional(),
  note: note.optional(),
});

/** Of a text that waits: `title` and `tags` are those of a thread's first post. `version` is the one that was read. */
export const editHeldInput = z.strictObject({ heldId: id, version: z.int('required').min(1, 'required'), title: title.optional(), body: z.string('required').transform(cleanBody), tags: tags.optional() });
export const heldIdInput = z.strictObject({ heldId: id });

export const postIdInput = z.strictObject({ postId: id });
export const threadIdInput = z.strictObject({ threadId: id });
export const moveThreadInput = z.strictObject({ threadId: id, categoryId: id });
export const changeKindInput = z.strictObject({ threadId: id, kind });
export const setTagsInput = z.strictObject({ threadId: id, tags });
export const voteInput = z.strictObject({
  postId: id,
  value: z.union([z.literal(1), z.literal(0), z.literal(-1)], 'voteUnknown'),
});

const draftKey = z
  .string('draftKeyUnknown')
  .regex(/^(new-thread|(reply|comment|edit|held|message|begin)-[0-9a-z]{1,40})$/, 'draftKeyUnknown');

/** What is being written may be anything, as long as it can be kept. */
const unfinished = (max: number) => z.string().max(max, `tooLong|max=${max}`).transform(cleanBody);

/** `sequence` is that of the draft which the text grew from: what `getDraft` or the last save answered, 0 without one. */
export const saveDraftInput = z.strictObject({
  key: draftKey,
  sequence: z.int().min(0),
  data: z.strictObject({
    kind: kind.optional(),
    categoryId: unfinished(40).optional(),
    title: unfinished(2_000).optional(),
    subject: unfinished(2_000).optional(),
    body: unfinished(LENGTHS.draft.max).optional(),
    tags: z.array(unfinished(200)).max(20).optional(),
    parentId: unfinished(40).optional(),
    note: unfinished(2_000).optional(),
  }),
});
export const draftKeyInput = z.strictObject({ key: draftKey });

const slug = z.string().max(100);
const cursor = z.string().max(300).optional();

export const listThreadsInput = z.strictObject({
  order: z.enum(threadOrders).default('latest'),
  /** Of `top` only. */
  period: z.enum(periods).default('month'),
  categorySlug: slug.optional(),
  tagSlug: slug.optional(),
  authorId: id.optional(),
  cursor,
  limit: z.int().min(1).max(100).optional(),
});

export const getThreadInput = z.strictObject({
  id,
  page: z.int().min(1).max(1_000_000).default(1),
  sort: z.enum(postOrders).optional(),
  /** Id of a post of the page whose comments are all wanted. */
  commentsOf: id.optional(),
});

export type PostThreadInput = z.output<typeof postThreadInput>;
export type PostAnswerInput = z.output<typeof postAnswerInput>;
export type PostReplyInput = z.output<typeof postReplyInput>;
export type PostCommentInput = z.output<typeof postCommentInput>;
export type EditHeldInput = z.output<typeof editHeldInput>;
export type EditPostInput = z.output<typeof editPostInput>;
export type MoveThreadInput = z.output<typeof moveThreadInput>;
export type ChangeKindInput = z.output<typeof changeKindInput>;
export type SetTagsInput = z.output<typeof setTagsInput>;
export type VoteInput = z.output<typeof voteInput>;
export type SaveDraftInput = z.output<typeof saveDraftInput>;
export type ListThreadsInput = z.input<typeof listThreadsInput>;
export type GetThreadInput = z.input<typeof getThreadInput>;
