import type { Actor } from '~/domains/identity';
import { Forbidden } from '~/platform/errors';
import type { ReplyInput } from '../input';
import { refusalOfReply } from '../policy';
import { accessConversation } from './access-conversation.server';
import { addMessage, type Sent } from './add-message.server';

/**
 * Goes on with a conversation, for the side on which the actor stands: the member, whose reply then waits for the team, or
 * the team, whose answer ends that. Records `message.replied` or `message.sent`; the same submission twice makes one.
 *
 * @throws Forbidden('signInFirst' | 'scopeMissing'); NotFound for who stands on neither side
 * @throws TooMany
 */
export async function replyInConversation(actor: Actor, { conversationId, body, submission }: ReplyInput): Promise<Sent> {
  const { conversation, side, reader } = await accessConversation(actor, conversationId);
  const refusal = side === 'member' ? refusalOfReply(actor) : null;
  if (refusal) throw new Forbidden(refusal);
  return addMessage({
    ...{ actor: reader, side, memberId: conversation.memberId, body, submission, conversationId },
    limitName: side === 'team' ? 'teamMessage' : 'messageReply',
    isSame: (earlier) => earlier.conversationId === conversationId,
  });
}
