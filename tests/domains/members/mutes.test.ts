import { describe, expect, it } from 'vitest';
import { closeAccount, readSession, startSession } from '~/domains/identity/index.server';
import { accountOf, type MemberActor } from '~/domains/identity';
import { listMuted, memberSubscribers, muteMember, mutesOf, unmuteMember } from '~/domains/members/index.server';
import { deliverOnce } from '~/platform/activity/index.server';
import { newId, setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Forbidden, Invalid, NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { idIn, PASSWORD, someone, visit, visitor } from '../identity/people';

useDatabase();

/** The member as the next request finds them. */
const again = async (member: MemberActor): Promise<MemberActor> => ({ ...member, mutes: (await db.member.findUniqueOrThrow({ where: { id: member.id } })).mutes });
const mutes = async (member: MemberActor) => Object.fromEntries(await mutesOf(await again(member)));

describe('muting', () => {
  it('is remembered, changes its level, and is lifted; twice is once', async () => {
    const [member, other, third] = [await someone(), await someone(), await someone()];
    expect(await muteMember(member, { memberId: other.id, level: 'muted' })).toEqual({ level: 'muted' });
    await muteMember(member, { memberId: other.id, level: 'muted' });
    await muteMember(member, { memberId: third.id, level: 'blocked' });
    expect(await mutes(member)).toEqual({ [other.id]: 'muted', [third.id]: 'blocked' });
    await muteMember(member, { memberId: other.id, level: 'blocked' });
    await unmuteMember(member, { memberId: third.id });
    await unmuteMember(member, { memberId: third.id });
    expect(await mutes(member)).toEqual({ [other.id]: 'blocked' });
    expect([await mutes(other), await mutesOf(visitor)]).toEqual([{}, new Map()]);
  });

  it('is carried by the session as long as there is anything', async () => {
    const [member, other] = [await someone(), await someone()];
    const session = await startSession(member.id, visit());
    const flag = async () => accountOf((await readSession(idIn(session)))!)?.mutes;
    expect(await flag()).toBe(false);
    await muteMember(member, { memberId: other.id, level: 'muted' });
    expect(await flag()).toBe(true);
    await unmuteMember(member, { memberId: other.id });
    expect(await flag()).toBe(false);
  });

  it('is nobody else’s affair: the log says nothing', async () => {
    const [member, other] = [await someone(), await someone()];
    await muteMember(member, { memberId: other.id, level: 'blocked' });
    expect(await db.activity.count({ where: { targetMemberId: other.id, actorId: member.id } })).toBe(0);
  });

  it('is not of oneself, of nobody, by visitors, or by a token that may only read', async () => {
    const [member, other] = [await someone(), await someone()];
    const mute = (by: Parameters<typeof muteMember>[0], memberId: string) => muteMember(by, { memberId, level: 'muted' });
    await expect(mute(member, member.id)).rejects.toThrow('muteYourself');
    await expect(mute(member, newId())).rejects.toBeInstanceOf(NotFound);
    await expect(mute(visitor, other.id)).rejects.toThrow('signInFirst');
    const reader = { ...member, scopes: ['read' as const] };
    await expect(mute(reader, other.id)).rejects.toBeInstanceOf(Forbidden);
    await expect(unmuteMember(reader, { memberId: other.id })).rejects.toBeInstanceOf(Forbidden);
    await expect(listMuted(reader, { level: 'muted' })).rejects.toBeInstanceOf(Forbidden);
    expect(await mutes(member)).toEqual({});
  });

  it('ends at 500, also of two at once', async () => {
    const member = await someone();
    const others = await Promise.all([someone(), someone(), someone()]);
    await db.memberMute.createMany({ data: Array.from({ length: 499 }, () => ({ memberId: member.id, targetId: newId(), level: 'muted' as const, createdAt: new Date() })) });
    const tried = await Promise.allSettled(others.map(({ id }) => muteMember(member, { memberId: id, level: 'muted' })));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tried) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Invalid);
    expect(await db.memberMute.count({ where: { memberId: member.id } })).toBe(500);
  });

  it('comes to an end with either of the two', async () => {
    const [member, leaver, third] = [await someone(), await someone(), await someone()];
    await muteMember(member, { memberId: leaver.id, level: 'muted' });
    await muteMember(leaver, { memberId: third.id, level: 'muted' });
    await closeAccount(leaver, { posts: 'keep', confirm: leaver.username, current: PASSWORD }, visit());
    await deliverOnce(memberSubscribers);
    expect(await db.memberMute.count({ where: { OR: [{ memberId: leaver.id }, { targetId: leaver.id }] } })).toBe(0);
    expect((await again(member)).mutes).toBe(false);
  });
});

it('lists those who are muted and those who are blocked, the latest first, in pages', async () => {
  const member = await someone();
  const others = [await someone(), await someone(), await someone()];
  for (const [at, { id }] of others.entries()) {
    setClock(() => new Date(Date.UTC(2031, 4, 6, 7, at)));
    await muteMember(member, { memberId: id, level: 'muted' });
  }
  setClock(null);
  await muteMember(member, { memberId: (await someone()).id, level: 'blocked' });
  const first = await listMuted(member, { level: 'muted', limit: 2 });
  expect(first.rows.map(({ id }) => id)).toEqual([others[2]?.id, others[1]?.id]);
  const second = await listMuted(member, { level: 'muted', limit: 2, cursor: first.next ?? '' });
  expect([second.rows.map(({ id }) => id), second.next]).toEqual([[others[0]?.id], null]);
  expect((await listMuted(member, { level: 'blocked' })).rows).toHaveLength(1);
  await expect(listMuted(member, { level: 'muted', cursor: 'nonsense' })).rejects.toBeInstanceOf(Invalid);
});
