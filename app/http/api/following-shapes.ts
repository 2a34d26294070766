import { z } from 'zod';
import { levels } from '~/domains/following';
import { postKinds } from '~/domains/threads';
import { count, id, instant, url } from './shapes';
import { threadSummaryShape } from './thread-shapes';

/** What programs get of reading, levels and bookmarks: always those of the token's own member. */

const level = z.enum(levels).meta({ description: 'watching: told of every new post; following: told of new posts together, and counts of what is unread; normal: told when addressed; muted: never.' });

export const levelShape = z.strictObject({ level }).meta({ id: 'Level' });

export const readingShape = z
  .strictObject({
    lastReadNumber: count.meta({ description: 'Highest number of a post that was seen; 0: never opened.' }),
    unread: count.meta({ description: 'Posts of others behind it, 100 at most.' }),
    firstUnread: z.int().min(1).nullable(),
    level,
  })
  .meta({ id: 'Reading', description: 'How far you have read a thread.' });

export const progressShape = z
  .strictObject({ lastReadNumber: count, readMs: count.meta({ description: 'Time spent reading, in milliseconds.' }) })
  .meta({ id: 'ReadingProgress' });

export const unreadThreadShape = z
  .strictObject({ thread: threadSummaryShape, unread: count, firstUnread: z.int().min(1).nullable() })
  .meta({ id: 'UnreadThread', description: 'A thread that you follow, with posts that you have not seen.' });

export const bookmarkShape = z
  .strictObject({
    postId: id,
    kind: z.enum(postKinds),
    number: z.int().min(1),
    excerpt: z.string(),
    note: z.string().nullable(),
    remindAt: instant.nullable(),
    remindedAt: instant.nullable(),
    createdAt: instant,
    thread: z.strictObject({ id, title: z.string(), url }),
    url,
  })
  .meta({ id: 'Bookmark' });
