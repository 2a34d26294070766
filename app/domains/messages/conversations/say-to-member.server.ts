import { membersByIds } from '~/domains/members/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { env } from '~/platform/env/index.server';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { LENGTHS } from '../rules';
import { beginConversation, findConversation, hasMessage, insertMessage, renameConversation, transaction, type Tx } from './conversations.store.server';
import { tellConversation } from './tell-conversation.server';

/**
 * Says something to a member in the name of the team, unsigned, in a conversation of its own that they may reply in: for
 * what the program has to tell them. Records `message.sent`. Who has left is told nothing.
 *
 * @param said `id` of the new conversation: the same one twice is once; a `subject` that is too long is cut; `body` in Markdown
 */
export async function sayToMember({ id, memberId, subject, body }: { id: string; memberId: string; subject: string; body: string }): Promise<void> {
  const member = (await membersByIds([memberId])).get(memberId);
  if (!member || member.status === 'closed') return;
  const at = now();
  await transaction(async (tx) => {
    if (!(await beginConversation(tx, { id, kind: 'message', memberId, subject: shortSubject(subject), at }))) return;
    await sayUnsigned(tx, { id: newId(), conversationId: id, memberId, body, at });
  });
}

/**
 * The same in a conversation that is there. Where there is none any more, nothing is said.
 *
 * @param said `id` of the new message: the same one twice is once; `subject`: what the conversation is about from now on,
 * where the earlier one is not true any more
 */
export async function sayInConversation({ id, conversationId, subject, body }: { id: string; conversationId: string; subject?: string; body: string }): Promise<void> {
  const conversation = await findConversation(conversationId);
  if (!conversation) return;
  await transaction(async (tx) => {
    if (await hasMessage(tx, id)) return;
    if (subject) await renameConversation(tx, conversationId, shortSubject(subject));
    await sayUnsigned(tx, { id, conversationId, memberId: conversation.memberId, body, at: now() });
  });
}

/** Cuts a subject that is too long. */
export function shortSubject(subject: string): string {
  return subject.length > LENGTHS.subject ? `${subject.slice(0, LENGTHS.subject - 1).trimEnd()}…` : subject;
}

/** The words of a message without its marks, for lists and letters. */
export function wordsOf(body: string): string {
  return renderMarkdown(body, { locale: null, kind: 'comment', origin: env.PUBLIC_URL }).text;
}

type Unsigned = { id: string; conversationId: string; memberId: string; body: string; at: Date };

async function sayUnsigned(tx: Tx, { memberId, body, ...message }: Unsigned): Promise<void> {
  const number = await insertMessage(tx, { ...message, authorId: null, fromTeam: true, source: body, text: wordsOf(body), submission: null });
  if (number === null) return;
  await record(tx, { kind: 'message.sent', actor: { via: 'job' }, targetMemberId: memberId, data: { conversationId: message.conversationId, number } });
  await tellConversation(tx, { conversationId: message.conversationId, number }, null);
}
