import { conversationPath, replyInput, type ConversationRow } from '~/domains/messages';
import { getConversation, listOwnConversations, readConversation, replyInConversation } from '~/domains/messages/index.server';
import { endpoint } from '~/http/api/endpoint';
import { conversationRowShape, conversationShape, sentShape } from '~/http/api/message-shapes';
import { pageQuery } from '~/http/api/params';
import { pageOf } from '~/http/api/shapes';
import { absolute, personView } from '~/http/api/views.server';
import { NotFound } from '~/platform/errors';
import { z } from 'zod';

const tag = 'Messages';
const params = z.strictObject({ conversationId: z.string().max(40) });

/** Programs act for members: the team's side of a conversation is not theirs. */
async function own(actor: Parameters<typeof getConversation>[0], wish: Parameters<typeof getConversation>[1]) {
  const conversation = await getConversation(actor, wish);
  if (conversation.side !== 'member') throw new NotFound();
  return conversation;
}

export const messageEndpoints = [
  endpoint({
    method: 'GET',
    path: '/messages',
    tag,
    summary: 'Your conversations with the team, the latest first',
    scope: 'read',
    query: z.strictObject(pageQuery(30)),
    answer: { status: 200, schema: pageOf(conversationRowShape) },
    async run({ actor, query }) {
      const { rows, next } = await listOwnConversations(actor, query);
      return { body: { items: rows.map(view), next }, next };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/messages/{conversationId}',
    tag,
    summary: 'One of your conversations with the team',
    description: 'Its latest 30 messages. Does not mark it as read.',
    scope: 'read',
    params,
    query: z.strictObject({ before: z.coerce.number<unknown>().int().min(1).optional().meta({ description: 'Only messages below this number.' }) }),
    answer: { status: 200, schema: conversationShape },
    async run({ actor, params: { conversationId }, query: { before } }) {
      const { id, kind, subject, lastNumber, waitingSince, messages, earlier } = await own(actor, { id: conversationId, before });
      const items = messages.map(({ number, author, fromTeam, html, at }) => ({ number, author: author.unsigned ? null : personView(author), fromTeam, html, at: at.toISOString() }));
      return { body: { id, kind, subject, url: absolute(conversationPath(id, 'member')), messages: lastNumber, waiting: waitingSince !== null, items, earlier } };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/messages/{conversationId}/replies',
    tag,
    summary: 'Reply to the team',
    description: 'Send an `Idempotency-Key` to repeat it safely.',
    scope: 'write',
    params,
    body: replyInput.omit({ conversationId: true, submission: true }),
    answer: { status: 201, schema: sentShape },
    async run({ actor, params: { conversationId }, body, key }) {
      await own(actor, { id: conversationId });
      const sent = await replyInConversation(actor, { conversationId, ...body, submission: key });
      return { body: sent, location: `/messages/${conversationId}` };
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/messages/{conversationId}/read',
    tag,
    summary: 'Mark a conversation as read',
    description: 'Up to this number; on all devices, in the notifications as well. It only grows.',
    scope: 'profile',
    params,
    body: z.strictObject({ number: z.int().min(1) }),
    answer: { status: 204, schema: null },
    async run({ actor, params: { conversationId }, body }) {
      await own(actor, { id: conversationId });
      await readConversation(actor, { id: conversationId, number: body.number });
      return {};
    },
  }),
];

function view({ id, kind, subject, messages, waitingSince, at, unread, by, fromTeam, excerpt }: ConversationRow): z.output<typeof conversationRowShape> {
  return { id, kind, subject, url: absolute(conversationPath(id, 'member')), messages, waiting: waitingSince !== null, at: at.toISOString(), unread, by: by.unsigned ? null : personView(by), fromTeam, excerpt };
}
