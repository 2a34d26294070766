import { conversationKinds } from '~/domains/messages';
import { z } from 'zod';
import { count, id, instant, personShape, url } from './shapes';

/** What programs get of the messages between a member and the team. */

const about = {
  id,
  kind: z.enum(conversationKinds),
  subject: z.string(),
  url,
  messages: count.meta({ description: 'How many there are; they count from 1.' }),
  waiting: z.boolean().meta({ description: 'Your last message waits for the team.' }),
};

export const conversationRowShape = z
  .strictObject({ ...about, at: instant, unread: z.boolean(), by: personShape.nullable().meta({ description: 'Null: the team, unsigned.' }), fromTeam: z.boolean(), excerpt: z.string() })
  .meta({ id: 'ConversationSummary', description: 'A conversation between you and the team, with the latest message.' });

export const conversationShape = z
  .strictObject({
    ...about,
    items: z.array(z.strictObject({ number: count, author: personShape.nullable().meta({ description: 'Null: the team, unsigned.' }), fromTeam: z.boolean(), html: z.string(), at: instant })).meta({ description: 'In the order in which they were written.' }),
    earlier: z.boolean().meta({ description: 'There are earlier ones: ask again with `before`.' }),
  })
  .meta({ id: 'Conversation' });

export const sentShape = z.strictObject({ conversationId: id, number: count }).meta({ id: 'SentMessage' });
