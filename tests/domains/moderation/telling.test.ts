import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { getConversation, listOwnConversations, replyInConversation } from '~/domains/messages/index.server';
import { moderationSubscribers, reportPost, settleDecisions } from '~/domains/moderation/index.server';
import { listNotifications, notificationSubscribers } from '~/domains/notifications/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { someone } from '../threads/world';
import { decided, FACTS, later, REPORT, reported } from './world';

useDatabase();

let moderator: MemberActor;
const listeners = [...moderationSubscribers, ...notificationSubscribers];
beforeAll(async () => {
  moderator = await someone('moderator', { displayName: 'Mona' });
  await deliverOnce(listeners); // from here on they listen
});
afterEach(() => setClock(null));

/** Everything that follows from final decisions. */
async function allTold(): Promise<void> {
  later(31);
  await settleDecisions();
  await deliverOnce(moderationSubscribers);
  await deliverOnce(listeners);
}

const subjectsOf = async (member: MemberActor) => (await listOwnConversations(member)).rows.map(({ subject }) => subject);

describe('what was decided', () => {
  it('reaches the author as an unsigned message of the team in their language, once, and in their bell', async () => {
    const { itemId, author } = await reported();
    await db.member.update({ where: { id: author.id }, data: { locale: 'fr' } });
    const { decisionId } = await decided(moderator, itemId, 'remove');
    await allTold();
    await allTold();
    const { rows } = await listOwnConversations(author);
    expect(rows).toHaveLength(1);
    const { messages, subject } = await getConversation(author, { id: rows[0]!.id });
    expect(subject).toMatch(/^Votre message/);
    expect(messages).toMatchObject([{ author: { unsigned: true }, fromTeam: true }]);
    expect(messages[0]!.html).toContain(FACTS);
    const { statementId } = await db.decision.findUniqueOrThrow({ where: { id: decisionId } });
    expect(messages[0]!.html).toContain(`href="/statements/${statementId}"`);
    const bell = (await listNotifications(author)).rows.filter(({ kind }) => kind === 'staff');
    expect(bell).toMatchObject([{ actor: null, unread: true }]);
    expect((await replyInConversation(author, { conversationId: rows[0]!.id, body: 'I see it differently.' })).number).toBe(2);
  });

  it('reaches reporters who want to know, and nobody else', async () => {
    const { itemId, postId, reporter, author } = await reported();
    const silent = await someone();
    await reportPost(silent, { postId, ...REPORT, wantsOutcome: false });
    await decided(moderator, itemId, 'keep');
    await allTold();
    expect(await subjectsOf(reporter)).toEqual(['What came of your report']);
    expect(await subjectsOf(silent)).toEqual([]);
    expect(await subjectsOf(author)).toEqual([]);
  });
});

it('only the team may leave its name out', async () => {
  const { id } = await someone();
  await db.conversation.create({ data: { id: 'unsigned', kind: 'message', memberId: id, subject: 'x', createdAt: new Date(), updatedAt: new Date(), lastNumber: 1 } });
  const row = { id: 'unsigned1', conversationId: 'unsigned', number: 1, source: 'x', text: 'x', createdAt: new Date() };
  await expect(db.conversationMessage.create({ data: { ...row, fromTeam: false } })).rejects.toThrow(/conversation_message_signed/);
  await db.conversationMessage.create({ data: { ...row, fromTeam: true } });
});
