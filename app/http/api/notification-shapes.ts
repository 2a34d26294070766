import { digestRhythms, mailChoices, memberKinds, noticeKinds, teamKinds } from '~/domains/notifications';
import { postKinds } from '~/domains/threads';
import { z } from 'zod';
import { count, id, instant, personShape, url } from './shapes';

/** What programs get of notifications. */

export const notificationShape = z
  .strictObject({
    id,
    kind: z.enum(noticeKinds),
    at: instant,
    unread: z.boolean(),
    count: count.meta({ description: 'How many things were put together.' }),
    actor: personShape.nullable().meta({ description: 'The latest who did it; null where nobody is named, as with votes.' }),
    others: count.meta({ description: 'Distinct people beside the actor.' }),
    figure: count.nullable().meta({ description: 'The milestone that votes reached.' }),
    thread: z.strictObject({ id, title: z.string() }).nullable().meta({ description: 'Null where a message is told of.' }),
    post: z.strictObject({ id, kind: z.enum(postKinds), excerpt: z.string(), url }).nullable().meta({ description: 'As the thread.' }),
    conversation: z
      .strictObject({ id, subject: z.string(), excerpt: z.string(), url })
      .nullable()
      .meta({ description: 'Of a message of the team to you, or of a member to the team.' }),
  })
  .meta({ id: 'Notification', description: 'Things of one kind about one thing, put together until they are read. Only what you may read now is told.' });

const choiceShape = z.strictObject({ site: z.boolean(), mail: z.enum(mailChoices) });

export const notificationPreferencesShape = z
  .strictObject({
    digest: z.enum(digestRhythms),
    quietFrom: z.string().meta({ description: 'Time of day in your zone; empty: no quiet hours.', example: '22:30' }),
    quietTo: z.string().meta({ example: '07:00' }),
    kinds: z
      .strictObject({
        ...(Object.fromEntries(memberKinds.map((kind) => [kind, choiceShape])) as Record<(typeof memberKinds)[number], typeof choiceShape>),
        ...(Object.fromEntries(teamKinds.map((kind) => [kind, choiceShape.optional()])) as Record<(typeof teamKinds)[number], z.ZodOptional<typeof choiceShape>>),
      })
      .meta({ description: 'Messages of the team (`staff`) are always shown on the site; those of the team itself are there for staff only. Neither waits for a digest.' }),
  })
  .meta({ id: 'NotificationPreferences' });
