import { mustBeMember, type Actor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { newId, now } from '~/platform/clock';
import { Forbidden, NotFound } from '~/platform/errors';
import type { WriteToMemberInput } from '../input';
import { refusalOfWriting } from '../policy';
import { addMessage, type Sent } from './add-message.server';
import { insertConversation } from './conversations.store.server';

/**
 * Begins a conversation of the team with a member, by a first message under the name of who writes it. Moderators and
 * above, to members up to their own role who can come in and read it. Records `message.sent`; the same submission twice
 * makes one.
 *
 * @throws NotFound for a member who is not there, or has left
 * @throws Forbidden('staffOnly' | 'teamNotOneself' | 'teamNotAbove' | 'messageUnreachable')
 * @throws TooMany
 */
export async function writeToMember(actor: Actor, input: WriteToMemberInput): Promise<Sent> {
  const { memberId, subject, body, submission } = input;
  const member = await getMemberForStaff(actor, memberId);
  if (member.status === 'closed') throw new NotFound();
  const refusal = refusalOfWriting(actor, member);
  if (refusal) throw new Forbidden(refusal);
  const conversationId = newId();
  return addMessage({
    ...{ actor: mustBeMember(actor), side: 'team', limitName: 'teamMessage', memberId, body, submission, conversationId },
    isSame: (earlier) => earlier.memberId === memberId && earlier.subject === subject,
    begin: (tx) => insertConversation(tx, { id: conversationId, kind: 'message', memberId, subject, at: now() }),
  });
}
