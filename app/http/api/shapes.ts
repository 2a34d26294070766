import { z } from 'zod';
import { roles, scopes } from '~/domains/identity';
import { audiences } from '~/domains/threads';
import { locales } from '~/platform/i18n';

/** What programs get, in the words of the OpenAPI document. What belongs to threads is in `thread-shapes.ts`. */

export const id = z.string().meta({ description: 'Twelve small letters and digits, as a rule.', example: '4k2m9x7qh3ta' });
export const instant = z.iso.datetime().meta({ description: 'An instant in UTC.', example: '2031-05-06T07:08:09.000Z' });
export const url = z.url().meta({ description: 'An absolute address of this site.' });
export const count = z.int().min(0);
export const language = z.enum(locales).nullable().meta({ description: 'Null when it could not be told.' });

export const personShape = z
  .strictObject({
    id,
    username: z.string(),
    displayName: z.string().nullable(),
    closed: z.boolean().meta({ description: 'The account was closed: show a neutral name instead.' }),
    avatarUrl: url.nullable(),
    url: url.nullable(),
  })
  .meta({ id: 'Person', description: 'A member, as named beside what they wrote.' });

export const memberShape = z
  .strictObject({
    id,
    username: z.string(),
    displayName: z.string().nullable(),
    role: z.enum(roles),
    unclaimed: z.boolean().meta({ description: 'Came with an import; nobody has signed in as this member yet.' }),
    avatarUrl: url.nullable(),
    bio: z.string().nullable().meta({ description: 'Markdown.' }),
    bioHtml: z.string().nullable().meta({ description: 'Safe HTML.' }),
    location: z.string().nullable(),
    website: z.string().nullable(),
    createdAt: instant,
    threadCount: count,
    postCount: count,
    acceptedCount: count,
    url,
  })
  .meta({ id: 'Member' });

export const meShape = z
  .strictObject({
    member: memberShape,
    locale: z.enum(locales),
    timeZone: z.string(),
    scopes: z.array(z.enum(scopes)).meta({ description: 'What this token allows.' }),
  })
  .meta({ id: 'Me', description: 'In whose name the token acts.' });

export const categoryLabelShape = z
  .strictObject({ id, slug: z.string(), name: z.string(), colour: z.string(), url })
  .meta({ id: 'CategoryLabel', description: 'A category, as named beside its threads.' });

const categoryFacts = {
  id,
  slug: z.string(),
  colour: z.string().meta({ example: '#2563eb' }),
  icon: z.string(),
  kinds: z.array(z.string()).meta({ description: 'Kinds of thread that may be started here.' }),
  readBy: z.enum(audiences),
  startBy: z.enum(audiences),
  replyBy: z.enum(audiences),
  severalAccepted: z.boolean(),
  archived: z.boolean(),
  position: z.int(),
  threadCount: count,
  url,
};
export const categoryShape = z
  .strictObject({
    ...categoryFacts,
    name: z.string(),
    description: z.string(),
    rules: z.string().meta({ description: 'Markdown.' }),
    mayStart: z.boolean().meta({ description: 'Whether you may start a thread here.' }),
  })
  .meta({ id: 'Category', description: 'Texts are in the language of the token’s member, or of `Accept-Language`.' });

const bothLanguages = z.strictObject({ en: z.string(), fr: z.string() });
export const categorySourceShape = z
  .strictObject({ ...categoryFacts, name: bothLanguages, description: bothLanguages, rules: bothLanguages })
  .meta({ id: 'CategorySource', description: 'A category with its texts in all languages, for editing.' });

export const tagLabelShape = z.strictObject({ id, slug: z.string(), name: z.string() }).meta({ id: 'TagLabel' });
export const tagShape = z
  .strictObject({
    id,
    slug: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    threadCount: count.meta({ description: 'Of threads that you may read.' }),
    synonyms: z.array(z.string()),
    url,
  })
  .meta({ id: 'Tag' });

export const uploadShape = z
  .strictObject({
    id,
    alt: z.string(),
    width: count,
    height: count,
    markdown: z.string().meta({ description: 'What shows the picture in a post.', example: '![A kettle](/uploads/4k2m9x7qh3ta)' }),
    variants: z.array(z.strictObject({ url, width: count, type: z.string() })).meta({ description: 'The picture in its sizes, the largest first.' }),
  })
  .meta({ id: 'Upload' });

export const problemShape = z
  .strictObject({
    type: z.url().meta({ description: 'Address of an explanation.' }),
    title: z.string().meta({ description: 'A sentence for people, in the language of `Accept-Language`.' }),
    status: z.int(),
    code: z.string().meta({ description: 'Never changes; what programs should look at.', example: 'editedMeanwhile' }),
    requestId: z.string().meta({ description: 'Stands in the log of the site.' }),
    errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'A refusal (RFC 9457).' });

/** A page of a list. The cursor stands in the body as well as in `Link`. */
export function pageOf<S extends z.ZodType>(row: S) {
  return z.strictObject({
    items: z.array(row),
    next: z.string().nullable().meta({ description: 'Cursor of the next page; null on the last.' }),
  });
}
