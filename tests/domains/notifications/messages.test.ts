import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { readConversation, replyInConversation, settleConversation, writeToMember } from '~/domains/messages/index.server';
import { preferencesForm, savePreferencesInput } from '~/domains/notifications';
import { countNotifications, getPreferences, notificationSubscribers, readNotification, savePreferences, sendNotices } from '~/domains/notifications/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { refusal, someone } from '../threads/world';
import { deliver, told, withAddress } from './world';

useDatabase();
beforeAll(deliver); // from here on is what happens next
afterEach(() => setClock(null));

const later = (minutes: number) => setClock(() => new Date(Date.now() + minutes * 60_000));

async function talk() {
  const [moderator, member] = [await someone('moderator', { displayName: 'Mo' }), await someone()];
  await withAddress(member);
  await withAddress(moderator);
  const { conversationId } = await writeToMember(moderator, { memberId: member.id, subject: 'Your photographs', body: 'May we show them?' });
  return { moderator, member, conversationId };
}

async function letters(member: MemberActor) {
  await deliver();
  await sendNotices();
  const found = await db.mail.findMany({ where: { memberId: member.id }, orderBy: { createdAt: 'asc' } });
  return found.map(({ letter, props, purpose }) => ({ letter, purpose, ...(props as { subject: string; wrote: { name: string; text: string }[]; link: string }) }));
}

describe('a message of the team', () => {
  it('is told to the member once, and leads to the conversation', async () => {
    const { moderator, member, conversationId } = await talk();
    expect(await told(member)).toEqual([{ kind: 'staff', unread: true, count: 1, by: moderator.id, others: 0, conversationId }]);
    const again = await db.activity.findFirstOrThrow({ where: { kind: 'message.sent', targetMemberId: member.id } });
    await notificationSubscribers[0]!.handle({ ...again, id: Number(again.id), data: again.data as Record<string, unknown> });
    expect(await told(member)).toMatchObject([{ count: 1 }]);
    expect(await countNotifications(member)).toBe(1);
    expect(await told(moderator)).toEqual([]);
    const line = await db.notification.findFirstOrThrow({ where: { memberId: member.id } });
    expect(await readNotification(member, { id: line.id })).toEqual({ path: `/messages/${conversationId}` });
    expect(await countNotifications(member)).toBe(0);
    expect(await refusal(readNotification(moderator, { id: line.id }))).toBe('NotFound');
  });

  it('is read in the bell when it was read on its page, and a next one begins another line', async () => {
    const { moderator, member, conversationId } = await talk();
    await deliver();
    await readConversation(member, { id: conversationId, number: 1 });
    expect(await countNotifications(member)).toBe(0);
    expect(await told(member)).toMatchObject([{ unread: false }]);
    await replyInConversation(moderator, { conversationId, body: 'Well?' });
    await replyInConversation(moderator, { conversationId, body: 'Please.' });
    expect(await told(member)).toMatchObject([
      { unread: true, count: 2 },
      { unread: false, count: 1 },
    ]);
    expect(await countNotifications(member)).toBe(1);
  });

  it('comes by mail after ten minutes, in one letter, unless it was read', async () => {
    const { moderator, member, conversationId } = await talk();
    await replyInConversation(moderator, { conversationId, body: 'All *three* of them.' });
    const other = await talk();
    expect(await letters(member)).toEqual([]);
    await readConversation(other.member, { id: other.conversationId, number: 1 });
    later(11);
    expect(await letters(member)).toMatchObject([
      { letter: 'teamMessage', subject: 'Your photographs', wrote: [{ name: 'Mo', text: 'May we show them?' }, { name: 'Mo', text: 'All three of them.' }], link: expect.stringContaining(`/messages/${conversationId}`) as string, purpose: 'kind:staff' },
    ]);
    expect(await letters(member)).toHaveLength(1);
    expect(await letters(other.member)).toEqual([]);
  });

  it('is on the site whatever is chosen, and by mail at once or never', async () => {
    const { moderator, member, conversationId } = await talk();
    const before = await getPreferences(member);
    expect(before.kinds.staff).toEqual({ site: true, mail: 'at_once' });
    const wish = (staff: object) => savePreferencesInput.safeParse({ ...before, kinds: { ...before.kinds, staff } }).success;
    expect([wish({ site: false, mail: 'never' }), wish({ site: true, mail: 'digest' }), wish({ site: true, mail: 'never' })]).toEqual([false, false, true]);
    const mail = Object.fromEntries(Object.keys(before.kinds).map((kind) => [kind, 'never']));
    await savePreferences(member, preferencesForm.parse({ digest: 'never', quietFrom: '', quietTo: '', site: [], mail }));
    await replyInConversation(moderator, { conversationId, body: 'Well?' });
    expect(await told(member)).toMatchObject([{ kind: 'staff', unread: true, count: 2 }]);
    later(11);
    expect(await letters(member)).toEqual([]);
  });
});

describe('a reply of a member', () => {
  it('is told to those of the team who wrote, until somebody has answered', async () => {
    const { moderator, member, conversationId } = await talk();
    const colleague = await someone('moderator');
    await replyInConversation(member, { conversationId, body: 'Yes.' });
    expect(await told(moderator)).toEqual([{ kind: 'memberReply', unread: true, count: 1, by: member.id, others: 0, conversationId }]);
    expect(await told(colleague)).toEqual([]);
    later(11);
    expect(await letters(moderator)).toMatchObject([{ letter: 'memberReply', wrote: [{ text: 'Yes.' }], link: expect.stringContaining(`/staff/messages/${conversationId}`) as string }]);
    await settleConversation(colleague, { conversationId });
    expect(await countNotifications(moderator)).toBe(0);
  });

  it('is told to the whole team when none who wrote is there any more, and to nobody who may not read it', async () => {
    await db.member.updateMany({ where: { role: { not: 'member' } }, data: { role: 'member' } });
    const [manager, moderator, boss] = [await someone('manager'), await someone('moderator'), await someone('admin')];
    const { moderator: writer, member, conversationId } = await talk();
    await db.member.update({ where: { id: writer.id }, data: { role: 'member' } });
    await replyInConversation(member, { conversationId, body: 'Yes.' });
    for (const one of [manager, moderator, boss]) expect(await told(one)).toMatchObject([{ kind: 'memberReply' }]);
    expect(await told({ ...writer, role: 'member' })).toEqual([]);
    await db.member.update({ where: { id: member.id }, data: { role: 'admin' } });
    expect([await countNotifications(moderator), await countNotifications(boss)]).toEqual([0, 1]);
    expect(await told(moderator)).toEqual([]);
  });

  it('has a switch for the team only', async () => {
    const [moderator, member] = [await someone('moderator'), await someone()];
    expect((await getPreferences(member)).kinds).not.toHaveProperty('memberReply');
    const stored = await getPreferences(moderator);
    expect(stored.kinds.memberReply).toEqual({ site: true, mail: 'at_once' });
    await savePreferences(moderator, { ...stored, kinds: { ...stored.kinds, memberReply: { site: false, mail: 'never' } } });
    await savePreferences(member, { ...stored, kinds: { ...stored.kinds, memberReply: { site: false, mail: 'never' } } });
    expect((await getPreferences(moderator)).kinds.memberReply).toEqual({ site: false, mail: 'never' });
    expect(await db.notificationPreference.count({ where: { memberId: member.id, kind: 'memberReply' } })).toBe(0);
    await deliverOnce(notificationSubscribers);
  });
});
