import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import type { Role } from '~/domains/identity';
import { authenticateToken, closeAccount, createApiToken, readSession, requestSignUp, setRole, signIn, startSession } from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { idIn, lastLetter, PASSWORD, recordedOf, someone, visit, visitor } from './people';

useDatabase();

describe('closing the account', () => {
  it('removes what is personal, keeps the name from others, ends everything, and says what becomes of the posts', async () => {
    const member = await someone('member', { username: 'Leaving' });
    await db.member.update({ where: { id: member.id }, data: { displayName: 'L.', bio: 'me', bioHtml: '<p>me</p>', location: 'Lyon', website: 'https://example.org/' } });
    const { token } = await createApiToken(member, { name: 'script', scopes: ['read'], days: null });
    const id = idIn(await startSession(member.id, visit()));
    expect(await closeAccount(member, { posts: 'remove', confirm: 'leaving', current: PASSWORD }, visit({ sessionId: id }))).toContain('Max-Age=0');
    expect(await readSession(id)).toBeNull();
    expect(await authenticateToken(token)).toBeNull();
    const row = await db.member.findUniqueOrThrow({ where: { id: member.id }, include: { account: true, sessions: true, apiTokens: true, emailTokens: true } });
    expect(row).toMatchObject({ status: 'closed', role: 'member', displayName: null, bio: null, bioHtml: null, location: null, website: null, avatarId: null, account: null, sessions: [], apiTokens: [], emailTokens: [] });
    expect(JSON.stringify(row)).not.toMatch(/leaving/i);
    const activity = await db.activity.findFirstOrThrow({ where: { kind: 'member.closed', targetMemberId: member.id } });
    expect(activity).toMatchObject({ actorId: member.id, data: { posts: 'remove' } });
    expect(await lastLetter(member.email)).toMatchObject({ letter: 'accountClosed', props: { posts: 'remove' } });
    await expect(signIn(visitor, { email: member.email, password: PASSWORD }, visit())).rejects.toMatchObject({ fields: { '': ['signInFailed'] } });
    const again = { email: 'other@example.org', username: 'Ieaving', locale: 'en' as const };
    await expect(requestSignUp(visitor, again, visit())).rejects.toMatchObject({ fields: { username: ['usernameTaken'] } });
  });

  it('asks for the own name and the password', async () => {
    const member = await someone();
    await expect(closeAccount(member, { posts: 'keep', confirm: 'somebody', current: PASSWORD }, visit())).rejects.toMatchObject({ fields: { confirm: ['confirmUsername'] } });
    await expect(closeAccount(member, { posts: 'keep', confirm: member.username, current: 'wrong password' }, visit())).rejects.toMatchObject({ fields: { current: ['passwordWrong'] } });
    await expect(closeAccount({ ...member, scopes: ['admin'] }, { posts: 'keep', confirm: member.username, current: PASSWORD }, visit())).rejects.toBeInstanceOf(Forbidden);
    await expect(closeAccount(visitor, { posts: 'keep', confirm: 'visitor' }, visit())).rejects.toBeInstanceOf(Forbidden);
    expect((await db.member.findUniqueOrThrow({ where: { id: member.id } })).status).toBe('active');
  });

  it('happens once', async () => {
    const member = await someone();
    await Promise.allSettled(Array.from({ length: 5 }, () => closeAccount(member, { posts: 'keep', confirm: member.username, current: PASSWORD }, visit())));
    expect((await recordedOf(member.id)).filter((kind) => kind === 'member.closed')).toHaveLength(1);
  });

  it('never leaves the community without an owner', async () => {
    await db.member.updateMany({ where: { role: 'owner' }, data: { role: 'admin' } });
    const [one, two] = [await someone('owner'), await someone('owner')];
    const close = (owner: typeof one) => closeAccount(owner, { posts: 'keep', confirm: owner.username, current: PASSWORD }, visit());
    const outcomes = await Promise.allSettled([close(one), close(two)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected')?.reason).toMatchObject({ reason: 'lastOwner' });
    expect(await db.member.count({ where: { role: 'owner', status: 'active' } })).toBe(1);
  });
});

describe('giving a role', () => {
  it('changes it, ends the sessions of the member, and records from what to what', async () => {
    const [admin, member] = [await someone('admin'), await someone()];
    const id = idIn(await startSession(member.id, visit()));
    await setRole(admin, { memberId: member.id, role: 'moderator' });
    expect(await readSession(id)).toBeNull();
    expect(await readSession(idIn(await startSession(member.id, visit())))).toMatchObject({ role: 'moderator' });
    expect(await db.activity.findFirst({ where: { kind: 'member.roleChanged', targetMemberId: member.id } })).toMatchObject({ actorId: admin.id, data: { from: 'member', to: 'moderator' } });
    await setRole(admin, { memberId: member.id, role: 'moderator' });
    expect((await recordedOf(member.id)).filter((kind) => kind === 'member.roleChanged')).toHaveLength(1);
  });

  it.each<[Role, Role, Role, boolean]>([
    ['member', 'member', 'moderator', false],
    ['moderator', 'member', 'moderator', false],
    ['manager', 'member', 'moderator', false],
    ['admin', 'member', 'manager', true],
    ['admin', 'manager', 'member', true],
    ['admin', 'member', 'admin', false],
    ['admin', 'admin', 'member', false],
    ['admin', 'owner', 'member', false],
    ['admin', 'member', 'owner', false],
    ['owner', 'member', 'admin', true],
    ['owner', 'admin', 'member', true],
    ['owner', 'member', 'owner', true],
  ])('as %s: from %s to %s: %s', async (by, from, to, allowed) => {
    const [actor, target] = [await someone(by), await someone(from)];
    const outcome = setRole(actor, { memberId: target.id, role: to });
    if (allowed) await outcome;
    else await expect(outcome).rejects.toBeInstanceOf(Forbidden);
    expect((await db.member.findUniqueOrThrow({ where: { id: target.id } })).role).toBe(allowed ? to : from);
  });

  it('needs the scope of an API token', async () => {
    const [owner, target] = [await someone('owner'), await someone()];
    await expect(setRole({ ...owner, scopes: ['moderate'] }, { memberId: target.id, role: 'moderator' })).rejects.toBeInstanceOf(Forbidden);
    await setRole({ ...owner, scopes: ['admin'] }, { memberId: target.id, role: 'moderator' });
  });

  it('finds nobody behind an unknown id or one who left', async () => {
    const [owner, left] = [await someone('owner'), await someone()];
    await db.member.update({ where: { id: left.id }, data: { status: 'closed' } });
    for (const memberId of ['nobody', left.id]) await expect(setRole(owner, { memberId, role: 'admin' })).rejects.toBeInstanceOf(NotFound);
  });

  it('never takes the last owner away, also when two take each other', async () => {
    await db.member.updateMany({ where: { role: 'owner' }, data: { role: 'admin' } });
    const [one, two] = [await someone('owner'), await someone('owner')];
    const outcomes = await Promise.allSettled([setRole(one, { memberId: two.id, role: 'member' }), setRole(two, { memberId: one.id, role: 'member' })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.member.count({ where: { role: 'owner', status: 'active' } })).toBe(1);
    const last = await db.member.findFirstOrThrow({ where: { role: 'owner', status: 'active' } });
    const owner = last.id === one.id ? one : two;
    await expect(setRole(owner, { memberId: owner.id, role: 'admin' })).rejects.toBeInstanceOf(Conflict);
  });
});
