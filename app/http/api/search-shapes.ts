import { z } from 'zod';
import { postKinds, threadKinds } from '~/domains/threads';
import { categoryLabelShape, count, id, instant, personShape, url } from './shapes';

/** What programs get of a search. */

const hitShape = z
  .strictObject({
    postId: id,
    postKind: z.enum(postKinds),
    number: z.int().min(1),
    author: personShape,
    createdAt: instant,
    score: z.int(),
    accepted: z.boolean().meta({ description: 'This very post is an accepted answer.' }),
    title: z.string(),
    excerpt: z.string(),
    thread: z.strictObject({ id, kind: z.enum(threadKinds), accepted: z.boolean(), replyCount: count, category: categoryLabelShape, url }),
    url,
  })
  .meta({ id: 'SearchHit', description: 'The best post of a thread that was found.' });

const counted = z.strictObject({ n: count, more: z.boolean().meta({ description: 'There are further ones, which were not counted.' }) }).meta({ id: 'SearchCount' });

export const searchResultShape = z
  .strictObject({
    items: z.array(hitShape).meta({ description: 'Threads, each with its best post; of `in=answers` the answers, replies and comments.' }),
    answers: z.array(hitShape).meta({ description: 'Of `in=all`: the best answers, replies and comments that are not among the items.' }),
    people: z.array(personShape),
    tags: z.array(z.strictObject({ slug: z.string(), name: z.string(), threadCount: count.meta({ description: 'Of threads that you may read.' }), url })),
    counts: z.strictObject({ threads: counted, answers: counted, people: counted, tags: counted }),
    facets: z
      .array(z.strictObject({ kind: z.enum(['category', 'tag']), slug: z.string(), name: z.string(), count }))
      .meta({ description: 'Categories and tags of the threads that were found.' }),
    corrected: z.array(z.string()).meta({ description: 'Words that were found in place of mistyped ones.' }),
    unknown: z.array(z.strictObject({ kind: z.enum(['author', 'category', 'tag']), value: z.string() })).meta({ description: 'Operators that name what is not there for you: nothing is found then.' }),
    engine: z.string().meta({ description: 'What answered: `postgresql`, `meilisearch`, or `none` where nothing was looked for.' }),
    next: z.string().nullable().meta({ description: 'Cursor of the next page of one kind; null on the last, and of `in=all`.' }),
  })
  .meta({ id: 'SearchResult' });
