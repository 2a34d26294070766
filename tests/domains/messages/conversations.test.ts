import { describe, expect, it } from 'vitest';
import { replyInput, writeToMemberInput } from '~/domains/messages';
import {
  getConversation,
  listConversationsForStaff,
  listConversationsWith,
  listOwnConversations,
  messageSubscribers,
  readConversation,
  replyInConversation,
  settleConversation,
  writeToMember,
} from '~/domains/messages/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import type { MemberActor } from '~/domains/identity';
import { useDatabase } from '../../setup/database';
import { refusal, someone, visitor } from '../threads/world';

useDatabase();

async function talk() {
  const [moderator, member] = [await someone('moderator'), await someone()];
  const { conversationId: id } = await write(moderator, member);
  return { moderator, member, id };
}

const write = (by: MemberActor, to: { id: string }, more: { submission?: string; body?: string } = {}) =>
  writeToMember(by, { memberId: to.id, subject: 'Your photographs', body: 'May we **show** them?', ...more });
const activities = async (memberId: string) =>
  (await db.activity.findMany({ where: { targetMemberId: memberId }, orderBy: { id: 'asc' } })).map(({ kind, actorId, data }) => ({ kind, actorId, data }));

describe('a message of the team', () => {
  it('is shown to the member with the name of its writer, and recorded without its words', async () => {
    const { moderator, member, id } = await talk();
    const { rows } = await listOwnConversations(member);
    expect(rows).toMatchObject([{ id, subject: 'Your photographs', excerpt: 'May we show them?', fromTeam: true, unread: true, waitingSince: null, by: { id: moderator.id } }]);
    const shown = await getConversation(member, { id });
    expect(shown).toMatchObject({ side: 'member', earlier: false, messages: [{ number: 1, fromTeam: true, author: { id: moderator.id } }] });
    expect(shown.messages[0]!.html).toContain('<strong>show</strong>');
    expect(await activities(member.id)).toEqual([{ kind: 'message.sent', actorId: moderator.id, data: { conversationId: id, number: 1 } }]);
  });

  it('is nothing but text, whatever it holds', async () => {
    const [moderator, member] = [await someone('moderator'), await someone()];
    const { conversationId: id } = await write(moderator, member, { body: '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) ![](https://x.example/y.png)' });
    const { html } = (await getConversation(member, { id })).messages[0]!;
    expect(html).not.toMatch(/<script|<img|href="javascript|<[^>]*onerror/i);
  });

  it('is refused without words, with too many, and with a subject of more than a line', () => {
    const wish = { memberId: 'abc', subject: 'Hello', body: 'Words' };
    expect(writeToMemberInput.safeParse({ ...wish, subject: '  ' }).success).toBe(false);
    expect(writeToMemberInput.safeParse({ ...wish, body: 'x'.repeat(10_001) }).success).toBe(false);
    expect(writeToMemberInput.safeParse({ ...wish, subject: 'x'.repeat(151) }).success).toBe(false);
    expect(writeToMemberInput.parse({ ...wish, subject: 'One\r\nBcc: two\u202e' }).subject).toBe('One Bcc: two');
    expect(replyInput.safeParse({ conversationId: 'abc', body: '\n \n' }).success).toBe(false);
  });

  it('is written by staff, to members up to their own role who can read it, and never to oneself', async () => {
    const [moderator, admin, member, left, disabled] = [await someone('moderator'), await someone('admin'), await someone(), await someone(), await someone()];
    await db.member.update({ where: { id: left.id }, data: { status: 'closed' } });
    await db.account.create({ data: { memberId: disabled.id, createdAt: new Date(), disabledAt: new Date() } });
    expect(await refusal(write(member, moderator))).toBe('Forbidden: staffOnly');
    expect(await refusal(write({ ...moderator, via: 'api', scopes: ['read', 'write'] }, member))).toBe('Forbidden: staffOnly');
    expect(await refusal(writeToMember(visitor, { memberId: member.id, subject: 'x', body: 'x' }))).toBe('Forbidden: staffOnly');
    expect(await refusal(write(moderator, moderator))).toBe('Forbidden: teamNotOneself');
    expect(await refusal(write(moderator, admin))).toBe('Forbidden: teamNotAbove');
    expect(await refusal(write(moderator, disabled))).toBe('Forbidden: messageUnreachable');
    expect(await refusal(write(moderator, left))).toBe('NotFound');
    expect(await refusal(write(moderator, { id: newId() }))).toBe('NotFound');
    expect(await refusal(write(admin, moderator))).toBe('it was allowed');
  });

  it('is made once of one submission, also when it is sent twice at a time', async () => {
    const [moderator, member] = [await someone('moderator'), await someone()];
    const submission = newId();
    const sent = await Promise.all([write(moderator, member, { submission }), write(moderator, member, { submission }), write(moderator, member, { submission })]);
    expect(new Set(sent.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(await db.conversation.count({ where: { memberId: member.id } })).toBe(1);
    expect(await activities(member.id)).toHaveLength(1);
    expect(await refusal(write(moderator, member, { submission, body: 'Something else' }))).toBe('Invalid');
  });
});

describe('a reply', () => {
  it('of the member waits for the team until it answers', async () => {
    const { moderator, member, id } = await talk();
    expect(await replyInConversation(member, { conversationId: id, body: 'With pleasure.' })).toEqual({ conversationId: id, number: 2 });
    expect((await getConversation(moderator, { id })).waitingSince).toBeInstanceOf(Date);
    const colleague = await someone('manager');
    await replyInConversation(colleague, { conversationId: id, body: 'Thank you.' });
    const { messages, waitingSince } = await getConversation(moderator, { id });
    expect(waitingSince).toBeNull();
    expect(messages.map(({ number, fromTeam, author }) => [number, fromTeam, author.id])).toEqual([
      [1, true, moderator.id],
      [2, false, member.id],
      [3, true, colleague.id],
    ]);
    expect((await activities(member.id)).map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ['message.sent', moderator.id],
      ['message.replied', member.id],
      ['message.sent', colleague.id],
    ]);
  });

  it('of many at once gets a number each', async () => {
    const { moderator, member, id } = await talk();
    await Promise.all([moderator, member, moderator, member].map((by, n) => replyInConversation(by, { conversationId: id, body: `Number ${n}` })));
    expect((await getConversation(member, { id })).messages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is made once of one submission', async () => {
    const { member, id } = await talk();
    const wish = { conversationId: id, body: 'With pleasure.', submission: newId() };
    expect(await replyInConversation(member, wish)).toEqual(await replyInConversation(member, wish));
    expect((await getConversation(member, { id })).lastNumber).toBe(2);
  });

  it('is for the two sides alone: for everybody else there is nothing', async () => {
    const { member, id } = await talk();
    const boss = await someone('admin');
    const { conversationId: above } = await write(await someone('owner'), boss);
    for (const stranger of [await someone(), { ...(await someone('moderator')), scopes: ['read' as const] }]) {
      expect(await refusal(getConversation(stranger, { id }))).toBe('NotFound');
      expect(await refusal(readConversation(stranger, { id, number: 1 }))).toBe('NotFound');
      expect(await refusal(replyInConversation(stranger, { conversationId: id, body: 'x' }))).toBe('NotFound');
    }
    expect(await refusal(getConversation(visitor, { id }))).toBe('Forbidden: signInFirst');
    expect(await refusal(getConversation(await someone('moderator'), { id: above }))).toBe('NotFound');
    expect(await refusal(replyInConversation({ ...member, scopes: ['read'] }, { conversationId: id, body: 'x' }))).toBe('Forbidden: scopeMissing|scope=write');
    expect(await refusal(replyInConversation(member, { conversationId: newId(), body: 'x' }))).toBe('NotFound');
  });

  it('may need no answer, which only the team says, once', async () => {
    const { moderator, member, id } = await talk();
    await replyInConversation(member, { conversationId: id, body: 'Thanks.' });
    expect(await refusal(settleConversation(member, { conversationId: id }))).toBe('NotFound');
    await settleConversation(moderator, { conversationId: id });
    await settleConversation(moderator, { conversationId: id });
    expect((await getConversation(moderator, { id })).waitingSince).toBeNull();
    expect((await activities(member.id)).filter(({ kind }) => kind === 'conversation.settled')).toHaveLength(1);
  });
});

it('leaves what the team did in the ledger, and nothing of what the member did', async () => {
  const { moderator, member, id } = await talk();
  await replyInConversation(member, { conversationId: id, body: 'Yes.' });
  await settleConversation(moderator, { conversationId: id });
  const entries = await db.ledgerEntry.findMany({ where: { targetId: id }, orderBy: { place: 'asc' } });
  expect(entries.map(({ act, actorRole }) => [act, actorRole])).toEqual([
    ['message.sent', 'moderator'],
    ['conversation.settled', 'moderator'],
  ]);
});

describe('having read', () => {
  it('is each reader’s own, and only grows', async () => {
    const { moderator, member, id } = await talk();
    await readConversation(member, { id, number: 99 });
    await readConversation(member, { id, number: 1 });
    expect((await listOwnConversations(member)).rows[0]).toMatchObject({ unread: false });
    await replyInConversation(member, { conversationId: id, body: 'Yes.' });
    const seenBy = async (reader: MemberActor) => (await listConversationsWith(reader, { memberId: member.id }))[0]!.unread;
    expect([await seenBy(moderator), await seenBy(await someone('moderator'))]).toEqual([true, true]);
    await readConversation(moderator, { id, number: 2 });
    expect(await seenBy(moderator)).toBe(false);
  });
});

describe('lists', () => {
  it('show staff who waits longest first, then the others, page by page, and nothing above them', async () => {
    await db.conversation.deleteMany({});
    const [reader, boss] = [await someone('moderator'), await someone('admin')];
    await write(await someone('owner'), boss);
    const ids: Record<string, string> = {};
    for (const name of ['a', 'b', 'c', 'd']) {
      const member = await someone();
      ids[name] = (await write(reader, member)).conversationId;
      if (name === 'b' || name === 'd') await replyInConversation(member, { conversationId: ids[name], body: 'And?' });
    }
    const pages: string[][] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const { rows, next } = await listConversationsForStaff(reader, { cursor, limit: 1 });
      pages.push(rows.map(({ id }) => id));
      cursor = next ?? undefined;
      more = next !== null;
    }
    expect(pages).toEqual([ids.b, ids.d, ids.c, ids.a].map((id) => [id]));
    expect(await refusal(listConversationsForStaff(await someone()))).toBe('Forbidden: staffOnly');
    expect(await refusal(listConversationsForStaff(reader, { cursor: 'nonsense' }))).toBe('Invalid');
    expect(await refusal(listConversationsWith(reader, { memberId: boss.id }))).toBe('Forbidden: teamNotAbove');
  });

  it('show members their own, page by page', async () => {
    const [moderator, member] = [await someone('moderator'), await someone()];
    const made: string[] = [];
    for (let n = 0; n < 3; n += 1) made.unshift((await write(moderator, member)).conversationId);
    const first = await listOwnConversations(member, { limit: 2 });
    const second = await listOwnConversations(member, { limit: 2, cursor: first.next! });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
  });

  it('go back through a long conversation', async () => {
    const { moderator, id } = await talk();
    for (let n = 0; n < 31; n += 1) await replyInConversation(moderator, { conversationId: id, body: `Number ${n}` });
    const latest = await getConversation(moderator, { id });
    expect([latest.messages[0]!.number, latest.messages.at(-1)!.number, latest.earlier]).toEqual([3, 32, true]);
    const before = await getConversation(moderator, { id, before: 3 });
    expect([before.messages.map(({ number }) => number), before.earlier]).toEqual([[1, 2], false]);
  });
});

it('goes with the member', async () => {
  await deliverOnce(messageSubscribers);
  const { member, moderator } = await talk();
  const { id: kept } = await talk();
  await db.activity.create({ data: { kind: 'member.closed', actorId: member.id, targetMemberId: member.id, via: 'browser', tagIds: [], data: {}, at: new Date() } });
  await deliverOnce(messageSubscribers);
  expect(await listConversationsWith(moderator, { memberId: member.id })).toEqual([]);
  expect(await db.conversation.count({ where: { id: kept } })).toBe(1);
});
