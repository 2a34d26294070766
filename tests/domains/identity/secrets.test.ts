import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { changePassword, confirmEmailChange, readSession, requestEmailChange, requestReset, requestSignInLink, resetPassword, signIn, signInWithLink, startSession } from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { Forbidden, Invalid, TooMany } from '~/platform/errors';
import { idIn, lastLetter, lettersTo, PASSWORD, recordedOf, secretOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();

const NEW = 'another battery staple';
const mayIn = (email: string, password: string) => signIn(visitor, { email, password }, visit()).then(() => true, () => false);
const session = async (memberId: string) => idIn(await startSession(memberId, visit()));

async function resetLink(email: string): Promise<string> {
  await requestReset(visitor, { email }, visit());
  await sendLetters();
  return secretOf(await lastLetter(email));
}

describe('changing the password', () => {
  it('needs the current one, ends other sessions, renews this one, and tells by letter', async () => {
    const member = await someone();
    const [here, away] = [await session(member.id), await session(member.id)];
    const token = await resetLink(member.email);
    const cookie = await changePassword(member, { current: PASSWORD, password: NEW }, visit({ sessionId: here }));
    expect(await Promise.all([here, away].map(readSession))).toEqual([null, null]);
    expect(await readSession(idIn(cookie))).toMatchObject({ id: member.id });
    expect([await mayIn(member.email, PASSWORD), await mayIn(member.email, NEW)]).toEqual([false, true]);
    expect((await lastLetter(member.email)).letter).toBe('passwordChanged');
    expect(await recordedOf(member.id)).toEqual(['member.joined', 'member.passwordChanged']);
    await expect(resetPassword(visitor, { token, password: 'a third password' }, visit())).rejects.toMatchObject({ fields: { '': ['linkExpired'] } });
  });

  it('refuses a wrong or missing current one, a poor new one, tokens and visitors', async () => {
    const member = await someone();
    const change = (current: string | undefined, password: string) => changePassword(member, { current, password }, visit()).catch((error: unknown) => (error as Invalid).fields);
    expect(await change('wrong password', NEW)).toEqual({ current: ['passwordWrong'] });
    expect(await change(undefined, NEW)).toEqual({ current: ['required'] });
    expect(await change(PASSWORD, 'iloveyou1')).toEqual({ password: ['passwordCommon'] });
    expect(await change(PASSWORD, `${member.username}1`)).toEqual({ password: ['passwordOwnWords'] });
    for (const actor of [{ ...member, scopes: ['write' as const] }, visitor]) await expect(changePassword(actor, { current: PASSWORD, password: NEW }, visit())).rejects.toBeInstanceOf(Forbidden);
    expect(await mayIn(member.email, PASSWORD)).toBe(true);
  });

  it('sets a first one without asking for another', async () => {
    const member = await someone('member', { password: null });
    await changePassword(member, { password: NEW }, visit());
    expect(await mayIn(member.email, NEW)).toBe(true);
  });

  it('does not let the current one be guessed', async () => {
    const member = await someone();
    for (let n = 0; n < 10; n += 1) await changePassword(member, { current: 'wrong password', password: NEW }, visit()).catch(() => undefined);
    await expect(changePassword(member, { current: PASSWORD, password: NEW }, visit())).rejects.toBeInstanceOf(TooMany);
  });
});

describe('resetting the password', () => {
  it('sets it once by the link, ends every session, signs nobody in, and tells by letter', async () => {
    const member = await someone();
    const away = await session(member.id);
    const token = await resetLink(member.email);
    expect(await lastLetter(member.email)).toMatchObject({ letter: 'resetPassword', secret: true, props: { minutes: 60 } });
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => resetPassword(visitor, { token, password: `${NEW} ${n}` }, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'fulfilled')).toMatchObject({ value: undefined });
    expect(await readSession(away)).toBeNull();
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect([await mayIn(member.email, PASSWORD), await mayIn(member.email, `${NEW} ${winner}`)]).toEqual([false, true]);
    expect((await lettersTo(member.email)).filter(({ letter }) => letter === 'passwordChanged')).toHaveLength(1);
  });

  it('keeps the link when the new password is poor, and not longer than an hour', async () => {
    const member = await someone();
    const token = await resetLink(member.email);
    await expect(resetPassword(visitor, { token, password: 'password123' }, visit())).rejects.toMatchObject({ fields: { password: ['passwordCommon'] } });
    const row = await db.emailToken.findFirstOrThrow({ where: { memberId: member.id, purpose: 'reset' } });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeLessThanOrEqual(61 * 60_000);
    await db.emailToken.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expect(resetPassword(visitor, { token, password: NEW }, visit())).rejects.toMatchObject({ fields: { '': ['linkExpired'] } });
  });

  it('takes no link of another purpose', async () => {
    const member = await someone();
    await requestSignInLink(visitor, { email: member.email }, visit());
    await sendLetters();
    const token = secretOf(await lastLetter(member.email));
    await expect(resetPassword(visitor, { token, password: NEW }, visit())).rejects.toBeInstanceOf(Invalid);
    await expect(signInWithLink(visitor, { token: await resetLink(member.email) }, visit())).rejects.toBeInstanceOf(Invalid);
  });

  it('writes nothing to an unknown address and answers the same', async () => {
    const member = await someone();
    expect(await requestReset(visitor, { email: 'nobody@example.net' }, visit())).toEqual(await requestReset(visitor, { email: member.email }, visit()));
    await sendLetters();
    expect(await lettersTo('nobody@example.net')).toEqual([]);
    expect(await db.emailToken.count({ where: { email: 'nobody@example.net' } })).toBe(0);
  });
});

describe('moving to another address', () => {
  it('asks the new one, and tells both before and after', async () => {
    const member = await someone();
    await requestEmailChange(member, { email: 'Moved@Example.org', current: PASSWORD });
    await sendLetters();
    expect(await lastLetter(member.email)).toMatchObject({ letter: 'emailChangeAsked', props: { newEmail: 'Moved@Example.org' } });
    const confirm = await lastLetter('Moved@Example.org');
    expect(confirm).toMatchObject({ letter: 'emailChangeConfirm', secret: true });
    expect(await mayIn(member.email, PASSWORD)).toBe(true);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => confirmEmailChange(visitor, { token: secretOf(confirm) }, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect([await mayIn(member.email, PASSWORD), await mayIn('moved@example.org', PASSWORD)]).toEqual([false, true]);
    expect((await lastLetter(member.email)).letter).toBe('emailChanged');
    expect((await lastLetter('Moved@Example.org')).letter).toBe('emailChanged');
    expect(await recordedOf(member.id)).toContain('member.emailChanged');
  });

  it('tells the owner of an address that is taken, and nobody else', async () => {
    const [member, owner] = [await someone(), await someone()];
    await requestEmailChange(member, { email: owner.email, current: PASSWORD });
    await sendLetters();
    expect((await lettersTo(owner.email)).map(({ letter }) => letter)).toEqual(['alreadyMember']);
    expect(await db.emailToken.count({ where: { memberId: member.id } })).toBe(0);
  });

  it('lets two members move to one address one after the other only', async () => {
    const [one, two] = [await someone(), await someone()];
    const links: string[] = [];
    for (const member of [one, two]) {
      await requestEmailChange(member, { email: 'shared@example.org', current: PASSWORD });
      await sendLetters();
      links.push(secretOf((await lettersTo('shared@example.org')).at(-1)!));
    }
    const outcomes = await Promise.allSettled(links.map((token) => confirmEmailChange(visitor, { token }, visit())));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected')?.reason).toMatchObject({ reason: 'emailTaken' });
  });

  it('keeps only the last wish', async () => {
    const member = await someone();
    await requestEmailChange(member, { email: 'first@example.net', current: PASSWORD });
    await sendLetters();
    await requestEmailChange(member, { email: 'second@example.net', current: PASSWORD });
    const token = secretOf(await lastLetter('first@example.net'));
    await expect(confirmEmailChange(visitor, { token }, visit())).rejects.toMatchObject({ fields: { '': ['linkExpired'] } });
  });

  it('needs the current password, another address, and a session', async () => {
    const member = await someone();
    const ask = (email: string, current?: string) => requestEmailChange(member, { email, current }).catch((error: unknown) => (error as Invalid).fields);
    expect(await ask('elsewhere@example.org', 'wrong password')).toEqual({ current: ['passwordWrong'] });
    expect(await ask('elsewhere@example.org')).toEqual({ current: ['required'] });
    expect(await ask(member.email.toUpperCase(), PASSWORD)).toEqual({ email: ['emailSame'] });
    for (const actor of [{ ...member, scopes: ['profile' as const] }, visitor]) await expect(requestEmailChange(actor, { email: 'a@example.org' })).rejects.toBeInstanceOf(Forbidden);
  });
});
