import { z } from 'zod';
import { postKinds, threadKinds } from '~/domains/threads';
import { categoryLabelShape, count, id, instant, language, personShape, tagLabelShape, url } from './shapes';

/** What programs get of threads and posts. */

const threadFacts = {
  id,
  slug: z.string(),
  title: z.string(),
  kind: z.enum(threadKinds),
  language,
  category: categoryLabelShape,
  tags: z.array(tagLabelShape),
  author: personShape,
  createdAt: instant,
  lastActivityAt: instant,
  replyCount: count.meta({ description: 'Answers of a question, replies of other threads.' }),
  commentCount: count,
  viewCount: count,
  score: z.int(),
  meTooCount: count,
  accepted: z.boolean().meta({ description: 'Whether an answer was accepted.' }),
  pinned: z.boolean(),
  locked: z.boolean(),
  unlisted: z.boolean(),
  url,
};

export const threadSummaryShape = z.strictObject({ ...threadFacts, lastAuthor: personShape }).meta({ id: 'ThreadSummary', description: 'A thread in a list.' });

export const postShape = z
  .strictObject({
    id,
    threadId: id,
    kind: z.enum(postKinds).meta({ description: '`opening` is the first post; `answer` stands under a question, `reply` in other threads, `comment` under a question or an answer.' }),
    number: z.int().min(1).meta({ description: 'Within the thread, in order of time; never given twice.' }),
    parentId: id.nullable().meta({ description: 'Of a comment: what it stands under. Of a reply: the post it answers, when that is not the whole thread.' }),
    author: personShape,
    html: z.string().meta({ description: 'Safe HTML; empty when it was withdrawn with its author’s account.' }),
    language,
    createdAt: instant,
    editedAt: instant.nullable(),
    version: z.int().min(1).meta({ description: 'Also in the `ETag`; edits ask for it.' }),
    score: z.int(),
    myVote: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    commentCount: count,
    acceptedAt: instant.nullable(),
    removedAt: instant.nullable().meta({ description: 'Set only for those who still see the post: its author and staff.' }),
    url,
  })
  .meta({ id: 'Post' });

export const postWithSourceShape = postShape.extend({ source: z.string().meta({ description: 'Markdown, as written.' }) }).meta({ id: 'PostWithSource' });

export const threadShape = z
  .strictObject({
    ...threadFacts,
    removedAt: instant.nullable().meta({ description: 'Set only for those who still see the thread: its author and staff.' }),
    solvedAt: instant.nullable(),
    meToo: z.boolean().meta({ description: 'Whether you have this too.' }),
    opening: postShape,
  })
  .meta({ id: 'Thread', description: 'A thread with its first post; its `ETag` is that of the first post.' });

export const heldShape = z
  .strictObject({
    id: id.meta({ description: 'The post will have it too.' }),
    kind: z.enum(postKinds),
    threadId: id.nullable().meta({ description: 'Null: it begins a thread, or you may not see that any more.' }),
    parentId: id.nullable(),
    title: z.string().nullable().meta({ description: 'Of a first post.' }),
    tags: z.array(z.string()),
    source: z.string().meta({ description: 'Markdown, as written.' }),
    html: z.string(),
    language,
    createdAt: instant,
    version: z.int().min(1).meta({ description: 'Also in the `ETag`; edits ask for it.' }),
  })
  .meta({ id: 'HeldText', description: 'A text of yours that a moderator reads before it is published. Nobody else sees it.' });

export const contributionShape = z
  .strictObject({
    id,
    kind: z.enum(postKinds),
    number: z.int().min(1),
    createdAt: instant,
    score: z.int(),
    accepted: z.boolean(),
    removed: z.boolean(),
    excerpt: z.string(),
    thread: z.strictObject({ id, title: z.string(), kind: z.enum(threadKinds), category: categoryLabelShape, url }),
    url,
  })
  .meta({ id: 'Contribution', description: 'A post in the list of what a member wrote.' });

export const voteShape = z.strictObject({ postId: id, score: z.int(), myVote: z.union([z.literal(-1), z.literal(0), z.literal(1)]) }).meta({ id: 'Vote' });
export const meTooShape = z.strictObject({ threadId: id, meTooCount: count, meToo: z.boolean() }).meta({ id: 'MeToo' });
export const acceptanceShape = z
  .strictObject({ postId: id, threadId: id, acceptedCount: count.meta({ description: 'Accepted answers of the thread.' }) })
  .meta({ id: 'Acceptance' });
