import { membersByIds } from '~/domains/members/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { env } from '~/platform/env/index.server';
import { renderMarkdown } from '~/platform/markdown/index.server';
import { LENGTHS } from '../rules';
import { beginConversation, insertMessage, transaction } from './conversations.store.server';

/**
 * Says something to a member in the name of the team, unsigned, in a conversation of its own that they may reply in: for
 * what the program has to tell them. Records `message.sent`. Who has left is told nothing.
 *
 * @param said `id` of the new conversation: the same one twice is once; a `subject` that is too long is cut; `body` in Markdown
 */
export async function sayToMember({ id, memberId, subject, body }: { id: string; memberId: string; subject: string; body: string }): Promise<void> {
  const member = (await membersByIds([memberId])).get(memberId);
  if (!member || member.status === 'closed') return;
  const { text } = renderMarkdown(body, { locale: null, kind: 'comment', origin: env.PUBLIC_URL });
  const at = now();
  const short = subject.length > LENGTHS.subject ? `${subject.slice(0, LENGTHS.subject - 1).trimEnd()}…` : subject;
  await transaction(async (tx) => {
    if (!(await beginConversation(tx, { id, memberId, subject: short, at }))) return;
    const number = await insertMessage(tx, { id: newId(), conversationId: id, authorId: null, fromTeam: true, source: body, text, submission: null, at });
    await record(tx, { kind: 'message.sent', actor: { via: 'job' }, targetMemberId: memberId, data: { conversationId: id, number } });
  });
}
