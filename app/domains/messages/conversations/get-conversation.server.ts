import type { Actor } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { signal } from '~/platform/realtime/index.server';
import { PAGE } from '../rules';
import type { Conversation } from '../types';
import { writersOf } from '../writers.server';
import { accessConversation } from './access-conversation.server';
import { noteReading, readMessages, transaction } from './conversations.store.server';

/**
 * A conversation with its latest messages, for the side on which the actor stands.
 *
 * @param input `before`: only messages below this number, for going back
 * @throws Forbidden('signInFirst'); NotFound for who stands on neither side
 */
export async function getConversation(actor: Actor, { id, before = null }: { id: string; before?: number | null }): Promise<Conversation> {
  const { conversation, side } = await accessConversation(actor, id);
  const found = await readMessages(id, before, PAGE.messages + 1);
  const shown = found.slice(0, PAGE.messages).reverse();
  const writer = await writersOf([conversation.memberId, ...shown.map(({ authorId }) => authorId)]);
  const { kind, subject, waitingSince, lastNumber } = conversation;
  return {
    ...{ id, kind, subject, waitingSince, lastNumber, side },
    member: writer(conversation.memberId),
    messages: shown.map(({ source, authorId, ...message }) => ({
      ...message,
      author: writer(authorId),
      html: renderMarkdown(source, { locale: null, kind: 'comment', origin: env.PUBLIC_URL, idPrefix: message.id }).html,
    })),
    earlier: found.length > PAGE.messages,
  };
}

/**
 * Notes that the actor has read a conversation up to a message: it is read on all their devices, in the bell as well, and
 * a letter about it that waits does not leave. Only grows; not recorded: nobody else's business.
 *
 * @throws Forbidden('signInFirst'); NotFound for who stands on neither side
 */
export async function readConversation(actor: Actor, { id, number }: { id: string; number: number }): Promise<void> {
  const { reader } = await accessConversation(actor, id);
  await transaction(async (tx) => {
    if (await noteReading(tx, id, reader.id, number)) await signal(tx, `member:${reader.id}`, { kind: 'notice' });
  });
}
