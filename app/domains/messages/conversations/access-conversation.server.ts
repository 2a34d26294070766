import { mustHaveAccount, type Actor, type MemberActor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { refusalOfTeamSide } from '../policy';
import type { Side } from '../rules';
import { findConversation, type ConversationRecord } from './conversations.store.server';

/**
 * A conversation for somebody of one of its sides: the member, suspended or not, or the team.
 * @throws Forbidden('signInFirst'); NotFound for everybody else
 */
export async function accessConversation(actor: Actor, id: string): Promise<{ conversation: ConversationRecord; side: Side; reader: MemberActor }> {
  const reader = mustHaveAccount(actor);
  const conversation = /^[0-9a-z]{1,40}$/.test(id) ? await findConversation(id) : null;
  if (!conversation) throw new NotFound();
  if (conversation.memberId === reader.id) return { conversation, side: 'member', reader };
  if (refusalOfTeamSide(actor, { id: conversation.memberId, role: conversation.memberRole })) throw new NotFound();
  return { conversation, side: 'team', reader };
}
