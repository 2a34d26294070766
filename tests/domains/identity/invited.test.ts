import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import type { Actor, Role } from '~/domains/identity';
import {
  acceptInvitation, checkSetupLink, claimAccount, createClaimLink, createOwner, createSetupLink, getClaim, getInvitation, inviteMember, readSession, requestSignInLink, setRole, signIn,
} from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { Conflict, Forbidden, Invalid, NotFound } from '~/platform/errors';
import { idIn, imported, lastLetter, lettersTo, PASSWORD, recordedOf, secretOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();

const expired = { fields: { '': ['linkExpired'] } };
const person = { locale: 'fr' as const, timeZone: 'Europe/Paris' };

async function invited(actor: Actor, email: string, role: Role): Promise<string> {
  await inviteMember(actor, { email, role, locale: 'fr' });
  return secretOf(await lastLetter(email));
}

describe('inviting', () => {
  it('sends a link with which somebody joins in the role, once', async () => {
    const admin = await someone('admin');
    const token = await invited(admin, 'new.mod@example.org', 'moderator');
    expect(await lastLetter('new.mod@example.org')).toMatchObject({ letter: 'invitation', secret: true, props: { inviter: admin.username, role: 'moderator', days: 7 } });
    expect(await getInvitation({ token }, visit())).toEqual({ email: 'new.mod@example.org', role: 'moderator', isMember: false });
    await expect(acceptInvitation(visitor, { token, ...person }, visit())).rejects.toMatchObject({ fields: { username: ['required'] } });
    await expect(acceptInvitation(visitor, { token, ...person, username: 'newmod', password: 'newmod12' }, visit())).rejects.toMatchObject({ fields: { password: ['passwordOwnWords'] } });
    const accept = () => acceptInvitation(visitor, { token, ...person, username: 'newmod', password: PASSWORD }, visit());
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, accept));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [done] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(await readSession(idIn(done!.cookie))).toMatchObject({ username: 'newmod', role: 'moderator', locale: 'fr' });
    await expect(accept()).rejects.toBeInstanceOf(Invalid);
  });

  it('raises a member, and never lowers one', async () => {
    const [owner, member, manager] = [await someone('owner'), await someone(), await someone('manager')];
    const up = await invited(owner, member.email, 'admin');
    expect((await getInvitation({ token: up }, visit())).isMember).toBe(true);
    expect((await acceptInvitation(visitor, { token: up, ...person }, visit())).member).toMatchObject({ id: member.id, role: 'admin' });
    expect(await recordedOf(member.id)).toContain('member.roleChanged');
    const down = await invited(owner, manager.email, 'moderator');
    expect((await acceptInvitation(visitor, { token: down, ...person }, visit())).member.role).toBe('manager');
  });

  it('is for those who may give the role, also still when it is accepted', async () => {
    for (const by of ['member', 'moderator', 'manager'] as const) await expect(inviteMember(await someone(by), { email: 'x@example.org', role: 'moderator' })).rejects.toBeInstanceOf(Forbidden);
    const [owner, admin] = [await someone('owner'), await someone('admin')];
    await expect(inviteMember(admin, { email: 'x@example.org', role: 'admin' })).rejects.toBeInstanceOf(Forbidden);
    await expect(inviteMember(visitor, { email: 'x@example.org', role: 'member' })).rejects.toBeInstanceOf(Forbidden);
    expect(await lettersTo('x@example.org')).toEqual([]);
    const token = await invited(admin, 'late@example.org', 'moderator');
    await setRole(owner, { memberId: admin.id, role: 'member' });
    await expect(acceptInvitation(visitor, { token, ...person, username: 'latecomer' }, visit())).rejects.toMatchObject(expired);
    await expect(getInvitation({ token }, visit())).rejects.toMatchObject(expired);
  });

  it('ends after seven days', async () => {
    const token = await invited(await someone('admin'), 'slow@example.org', 'member');
    await db.emailToken.updateMany({ where: { email: 'slow@example.org' }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expect(acceptInvitation(visitor, { token, ...person, username: 'slowone' }, visit())).rejects.toMatchObject(expired);
  });
});

describe('claiming an imported member', () => {
  it('goes by a link to the address that came along, once', async () => {
    const old = await imported('came@example.org');
    await requestSignInLink(visitor, { email: 'CAME@example.org' }, visit());
    await sendLetters();
    const token = secretOf(await lastLetter('CAME@example.org'));
    expect(await getClaim({ token }, visit())).toEqual({ username: old.username, displayName: null });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => claimAccount(visitor, { token, ...person, password: PASSWORD }, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db.member.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ status: 'active', locale: 'fr', timeZone: 'Europe/Paris' });
    expect(await recordedOf(old.id)).toEqual(['member.claimed']);
    expect((await signIn(visitor, { email: 'came@example.org', password: PASSWORD }, visit())).memberId).toBe(old.id);
  });

  it('goes by a link that an admin sends to an address; the last one counts', async () => {
    const [admin, old] = [await someone('admin'), await imported()];
    await createClaimLink(admin, { memberId: old.id, email: 'wrong@example.org' });
    await createClaimLink(admin, { memberId: old.id, email: 'right@example.org' });
    await expect(claimAccount(visitor, { token: secretOf(await lastLetter('wrong@example.org')), ...person }, visit())).rejects.toMatchObject(expired);
    const { member, cookie } = await claimAccount(visitor, { token: secretOf(await lastLetter('right@example.org')), ...person }, visit());
    expect(member).toMatchObject({ id: old.id, locale: 'fr' });
    expect(await readSession(idIn(cookie))).toMatchObject({ id: old.id });
    expect(await recordedOf(old.id)).toEqual(['member.claimOffered', 'member.claimOffered', 'member.claimed']);
  });

  it('is refused for others, for members who are there, and for addresses that are taken', async () => {
    const [admin, manager, member, old] = [await someone('admin'), await someone('manager'), await someone(), await imported()];
    await expect(createClaimLink(manager, { memberId: old.id, email: 'x@example.net' })).rejects.toBeInstanceOf(Forbidden);
    await expect(createClaimLink(admin, { memberId: member.id, email: 'x@example.net' })).rejects.toBeInstanceOf(NotFound);
    await expect(createClaimLink(admin, { memberId: 'nobody', email: 'x@example.net' })).rejects.toBeInstanceOf(NotFound);
    await expect(createClaimLink(admin, { memberId: old.id, email: member.email })).rejects.toBeInstanceOf(Conflict);
    await createClaimLink(admin, { memberId: old.id, email: 'soon@example.net' });
    const token = secretOf(await lastLetter('soon@example.net'));
    await db.account.update({ where: { memberId: member.id }, data: { email: 'soon@example.net', emailKey: 'soon@example.net' } });
    await expect(claimAccount(visitor, { token, ...person }, visit())).rejects.toMatchObject({ reason: 'emailTaken' });
    expect((await db.member.findUniqueOrThrow({ where: { id: old.id } })).status).toBe('unclaimed');
  });
});

describe('the first owner', () => {
  beforeEach(async () => {
    await db.member.updateMany({ where: { role: 'owner' }, data: { role: 'admin' } });
  });
  const wish = (token: string, username: string) => ({ token, username, email: `${username}@example.com`, password: PASSWORD, locale: 'en' as const });
  const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('token') ?? '';

  it('is made by the link of the terminal, once, and there is no link afterwards', async () => {
    const early = tokenOf(await createSetupLink());
    const token = tokenOf(await createSetupLink());
    await expect(checkSetupLink({ token: early }, visit())).rejects.toMatchObject(expired);
    await checkSetupLink({ token }, visit());
    await expect(createOwner(visitor, { ...wish(token, 'founder'), password: 'password' }, visit())).rejects.toMatchObject({ fields: { password: ['passwordCommon'] } });
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => createOwner(visitor, wish(token, `founder${n}x`), visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [done] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(await readSession(idIn(done!.cookie))).toMatchObject({ role: 'owner' });
    expect(await createSetupLink()).toBeNull();
    expect(await db.member.count({ where: { role: 'owner', status: 'active' } })).toBe(1);
  });

  it('is not made by another link', async () => {
    const token = await invited(await someone('admin'), 'mod@example.com', 'moderator');
    await expect(createOwner(visitor, wish(token, 'pretender'), visit())).rejects.toMatchObject(expired);
  });
});
