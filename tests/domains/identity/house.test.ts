import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { endMemberSessions, enrolMember, getOwnAccount, readSession, startSession } from '~/domains/identity/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { idIn, recordedOf, someone, visit, visitor } from './people';

useDatabase();

const person = { displayName: null, role: 'member' as const, locale: 'en' as const, timeZone: null, email: null, passwordHash: null };

describe('enrolling a member', () => {
  it('makes them once, also when asked twice', async () => {
    const [one, two] = await Promise.all([enrolMember({ ...person, username: 'Wanda' }), enrolMember({ ...person, username: 'wanda' })]);
    expect(one.id).toBe(two.id);
    expect(await recordedOf(one.id)).toEqual(['member.joined']);
  });

  it('does not take a look-alike for the one who is there', async () => {
    await enrolMember({ ...person, username: 'modern' });
    await expect(enrolMember({ ...person, username: 'rnodern' })).rejects.toBeInstanceOf(Conflict);
  });
});

describe('signing a member out everywhere, as staff', () => {
  it('ends their sessions and is recorded, twice is safe', async () => {
    const [admin, member] = [await someone('admin'), await someone()];
    const id = idIn(await startSession(member.id, visit()));
    await endMemberSessions(admin, { memberId: member.id });
    expect(await readSession(id)).toBeNull();
    await endMemberSessions(admin, { memberId: member.id });
    expect(await recordedOf(member.id)).toContain('member.sessionsEnded');
  });

  it('is for admins, and for owners where admins are concerned', async () => {
    const [owner, admin, manager, member] = [await someone('owner'), await someone('admin'), await someone('manager'), await someone()];
    for (const actor of [manager, member, visitor]) await expect(endMemberSessions(actor, { memberId: member.id })).rejects.toBeInstanceOf(Forbidden);
    await expect(endMemberSessions(admin, { memberId: owner.id })).rejects.toBeInstanceOf(Forbidden);
    await endMemberSessions(owner, { memberId: admin.id });
    await expect(endMemberSessions(owner, { memberId: 'nobody' })).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the own account', () => {
  it('shows the address, and whether there is a password', async () => {
    const [member, without] = [await someone(), await someone('member', { password: null })];
    expect(await getOwnAccount(member)).toEqual({ email: member.email, hasPassword: true });
    expect(await getOwnAccount(without)).toEqual({ email: without.email, hasPassword: false });
    await expect(getOwnAccount(visitor)).rejects.toBeInstanceOf(Forbidden);
    await expect(getOwnAccount({ ...member, scopes: ['read'] })).rejects.toBeInstanceOf(Forbidden);
  });
});
