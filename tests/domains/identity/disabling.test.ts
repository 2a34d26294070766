import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { roles, type Role } from '~/domains/identity';
import {
  authenticateToken, closeAccount, createApiToken, disableMember, enableMember, getFirstOwner, readSession, requestReset, requestSignInLink, setRole, signIn, startSession,
} from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { idIn, imported, lettersTo, PASSWORD, recordedOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();

const signInOf = (member: { email: string }) => signIn(visitor, { email: member.email, password: PASSWORD }, visit());

describe('disabling an account', () => {
  it('shuts every door at once, and enabling it opens them again', async () => {
    const [admin, member] = [await someone('admin'), await someone()];
    const { token } = await createApiToken(member, { name: 'script', scopes: ['read'], days: null });
    const id = idIn(await startSession(member.id, visit()));
    await disableMember(admin, { memberId: member.id });
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(0);
    expect(await readSession(id)).toBeNull();
    expect(await authenticateToken(token)).toBeNull();
    await expect(signInOf(member)).rejects.toMatchObject({ fields: { '': ['signInFailed'] } });
    await requestSignInLink(visitor, { email: member.email }, visit());
    await requestReset(visitor, { email: member.email }, visit());
    await sendLetters();
    expect(await lettersTo(member.email)).toEqual([]);

    await enableMember(admin, { memberId: member.id });
    expect(await readSession(id)).toBeNull();
    expect(await authenticateToken(token)).toMatchObject({ id: member.id });
    expect(idIn((await signInOf(member)).cookie)).not.toBe('');
  });

  it('is recorded with who did it, and twice is once', async () => {
    const [admin, member] = [await someone('admin'), await someone()];
    await Promise.all(Array.from({ length: 4 }, () => disableMember(admin, { memberId: member.id })));
    await disableMember(admin, { memberId: member.id });
    await enableMember(admin, { memberId: member.id });
    await enableMember(admin, { memberId: member.id });
    expect((await recordedOf(member.id)).filter((kind) => /abled$/.test(kind))).toEqual(['member.disabled', 'member.enabled']);
    expect(await db.activity.findFirstOrThrow({ where: { kind: 'member.disabled', targetMemberId: member.id } })).toMatchObject({ actorId: admin.id });
  });

  it('is for admins and owners, towards roles below their own', async () => {
    const actors = new Map(await Promise.all(roles.map(async (role): Promise<[Role, Awaited<ReturnType<typeof someone>>]> => [role, await someone(role)])));
    for (const [role, actor] of actors) {
      for (const other of roles) {
        const target = await someone(other);
        const may = roles.indexOf(role) >= roles.indexOf('admin') && roles.indexOf(role) > roles.indexOf(other);
        const outcomes = await Promise.allSettled([disableMember(actor, { memberId: target.id })]);
        expect([role, other, outcomes[0].status]).toEqual([role, other, may ? 'fulfilled' : 'rejected']);
        expect((await db.account.findUniqueOrThrow({ where: { memberId: target.id } })).disabledAt !== null).toBe(may);
      }
    }
    const owner = actors.get('owner')!;
    await expect(disableMember(owner, { memberId: owner.id })).rejects.toMatchObject({ reason: 'disablesNotOneself' });
    await expect(disableMember(owner, { memberId: (await someone('owner')).id })).rejects.toMatchObject({ reason: 'disablesOnlyBelow' });
    await expect(disableMember({ ...owner, scopes: ['moderate'] }, { memberId: (await someone()).id })).rejects.toBeInstanceOf(Forbidden);
    await expect(disableMember(visitor, { memberId: (await someone()).id })).rejects.toBeInstanceOf(Forbidden);
  });

  it('finds nobody who is not there, has left or has not claimed the account', async () => {
    const [admin, left, waiting] = [await someone('admin'), await someone(), await imported()];
    await closeAccount(left, { posts: 'keep', confirm: left.username, current: PASSWORD }, visit());
    for (const memberId of ['nobody', left.id, waiting.id]) {
      await expect(disableMember(admin, { memberId })).rejects.toBeInstanceOf(NotFound);
      await expect(enableMember(admin, { memberId })).rejects.toBeInstanceOf(NotFound);
    }
  });

  it('does not make an owner out of reach the last one', async () => {
    await db.member.updateMany({ where: { role: 'owner' }, data: { role: 'admin' } });
    const [owner, member] = [await someone('owner'), await someone()];
    await disableMember(owner, { memberId: member.id });
    await setRole(owner, { memberId: member.id, role: 'owner' });
    await expect(setRole(owner, { memberId: owner.id, role: 'admin' })).rejects.toBeInstanceOf(Conflict);
    expect(await getFirstOwner()).toMatchObject({ id: owner.id, via: 'cli' });
    await setRole(owner, { memberId: member.id, role: 'member' });
    await enableMember(owner, { memberId: member.id });
    expect(idIn((await signInOf(member)).cookie)).not.toBe('');
  });
});
