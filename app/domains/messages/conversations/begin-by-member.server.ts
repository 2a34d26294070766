import type { MemberActor } from '~/domains/identity';
import { newId } from '~/platform/clock';
import type { ConversationKind } from '../rules';
import { beginConversation, insertMessage, settleWaiting, type Tx } from './conversations.store.server';
import { shortSubject, wordsOf } from './say-to-member.server';

type Begun = { id: string; kind: Exclude<ConversationKind, 'message'>; subject: string; body: string; at: Date };

/**
 * For rooms above, in their own transaction: begins a conversation by what the member wrote. It does not wait for the
 * team here, because it waits in a queue there; what the member adds later does. Records nothing: that is theirs.
 *
 * @param begun `id` of the conversation: the same one twice is once; a `subject` that is too long is cut; `body` in Markdown
 */
export async function beginByMember(tx: Tx, member: MemberActor, { id, kind, subject, body, at }: Begun): Promise<void> {
  if (!(await beginConversation(tx, { id, kind, memberId: member.id, subject: shortSubject(subject), at }))) return;
  await insertMessage(tx, { id: newId(), conversationId: id, authorId: member.id, fromTeam: false, source: body, text: wordsOf(body), submission: null, at });
  await settleWaiting(tx, id);
}
