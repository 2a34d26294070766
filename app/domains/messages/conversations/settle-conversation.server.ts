import type { Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import type { ConversationInput } from '../input';
import { accessConversation } from './access-conversation.server';
import { settleWaiting, transaction } from './conversations.store.server';

/**
 * Says that what the member wrote last needs no answer: it leaves the top of the staff's list until they write again.
 * Records `conversation.settled`; twice is once.
 *
 * @throws NotFound for whoever does not stand on the team's side
 */
export async function settleConversation(actor: Actor, { conversationId }: ConversationInput): Promise<void> {
  const { conversation, side, reader } = await accessConversation(actor, conversationId);
  if (side !== 'team') throw new NotFound();
  await transaction(async (tx) => {
    if (!(await settleWaiting(tx, conversationId))) return;
    await record(tx, { kind: 'conversation.settled', actor, targetMemberId: conversation.memberId, data: { conversationId } });
    await writeLedger(tx, { actor: reader, act: 'conversation.settled', target: { kind: 'conversation', id: conversationId }, memberId: conversation.memberId });
  });
}
