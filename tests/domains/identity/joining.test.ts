import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { signUpInput, type SignUpInput } from '~/domains/identity';
import { confirmSignUp, readSession, requestSignUp, signIn } from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { Conflict, Invalid, TooMany } from '~/platform/errors';
import { idIn, imported, lastLetter, lettersTo, PASSWORD, recordedOf, secretOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();

const wish = (username: string, more: Partial<SignUpInput> = {}): SignUpInput => ({ email: `${username}@example.com`, username, locale: 'fr', timeZone: 'Europe/Paris', password: PASSWORD, ...more });

async function asked(username: string, more: Partial<SignUpInput> = {}): Promise<{ token: string; code: string; ticket: string; email: string }> {
  const input = wish(username, more);
  const { ticket } = await requestSignUp(visitor, input, visit());
  await sendLetters();
  const letter = await lastLetter(input.email);
  return { token: secretOf(letter), code: String(letter.props.code), ticket, email: input.email };
}

describe('asking to become a member', () => {
  it('makes nobody yet, and sends a letter in the language of the wish, to be wiped when sent', async () => {
    await requestSignUp(visitor, wish('ariane', { displayName: 'Ariane B.' }), visit());
    expect(await lettersTo('ariane@example.com')).toEqual([]); // not in the request
    await sendLetters();
    const [letter, ...others] = await lettersTo('ariane@example.com');
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ letter: 'confirmSignUp', secret: true, props: { name: 'Ariane B.', codeMinutes: 10, linkHours: 24 } });
    expect(letter?.props.code).toMatch(/^\d{6}$/);
    expect(await db.mail.findFirst({ where: { toAddress: 'ariane@example.com' } })).toMatchObject({ locale: 'fr' });
    expect(await db.member.count({ where: { usernameKey: 'ariane' } })).toBe(0);
  });

  it('keeps only hashes of what is in the letter', async () => {
    const { token, code, ticket } = await asked('basile');
    const rows = JSON.stringify(await db.emailToken.findMany());
    for (const secret of [token, code, ticket, PASSWORD]) expect(rows).not.toContain(secret);
  });

  it('answers an address that has an account as any other, and writes that there is one', async () => {
    const member = await someone();
    const answer = await requestSignUp(visitor, wish('cyprien', { email: member.email.toUpperCase() }), visit());
    expect(Object.keys(answer)).toEqual(['ticket']);
    await sendLetters();
    expect((await lettersTo(member.email.toUpperCase())).map(({ letter }) => letter)).toEqual(['alreadyMember']);
    expect(await db.emailToken.count({ where: { email: member.email.toUpperCase() } })).toBe(0);
  });

  it('offers an imported member their own account', async () => {
    await imported('old@example.com');
    await requestSignUp(visitor, wish('delphine', { email: 'old@example.com' }), visit());
    await sendLetters();
    expect((await lastLetter('old@example.com')).letter).toBe('claimAccount');
  });

  it('refuses what cannot be taken', async () => {
    await someone('member', { username: 'existing' });
    const refused = (input: SignUpInput) => requestSignUp(visitor, input, visit()).catch((error: unknown) => (error as Invalid).fields);
    expect(await refused(wish('Existing'))).toEqual({ username: ['usernameTaken'] });
    expect(await refused(wish('exısting'))).toEqual({ username: ['usernameTaken'] });
    expect(await refused(wish('Lumina-support'))).toEqual({ username: ['usernameReserved'] });
    expect(await refused(wish('elodie', { password: 'password1' }))).toEqual({ password: ['passwordCommon'] });
    expect(await refused(wish('elodie', { password: 'elodie-123' }))).toEqual({ password: ['passwordOwnWords'] });
  });

  it('knows its form', () => {
    const fields = (value: unknown) => {
      const parsed = signUpInput.safeParse(value);
      return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
    };
    expect(fields({})).toEqual({ email: 'required', username: 'required', locale: 'localeUnknown' });
    expect(fields({ ...wish('eva'), extra: 1 })).not.toEqual({});
    expect(fields({ ...wish('eva'), email: 'eva', username: 'e', password: 'short', timeZone: 'Mars' })).toEqual({
      email: 'emailShape', username: 'usernameTooShort|min=3', password: 'passwordTooShort|min=8', timeZone: 'timeZoneUnknown',
    });
    expect(fields(wish('eva'))).toEqual({});
  });

  it('is not done too often from one network, nor to one address', async () => {
    const from = visit();
    for (let n = 0; n < 5; n += 1) await requestSignUp(visitor, wish(`often${n}x`), from);
    await expect(requestSignUp(visitor, wish('oftenmore'), from)).rejects.toBeInstanceOf(TooMany);
    for (let n = 0; n < 5; n += 1) await requestSignUp(visitor, wish('flooded'), visit());
    await expect(requestSignUp(visitor, wish('flooded'), visit())).rejects.toBeInstanceOf(TooMany);
  });
});

describe('confirming the address', () => {
  it('makes the member by the link, signs in, and lets the password in', async () => {
    const { token, email } = await asked('faustine');
    const { member, cookie } = await confirmSignUp(visitor, { token }, visit());
    expect(member).toMatchObject({ username: 'faustine', role: 'member', locale: 'fr', timeZone: 'Europe/Paris' });
    expect(await readSession(idIn(cookie))).toMatchObject({ id: member.id });
    expect(await recordedOf(member.id)).toEqual(['member.joined']);
    expect((await db.account.findUniqueOrThrow({ where: { memberId: member.id } })).emailVerifiedAt).not.toBeNull();
    expect((await signIn(visitor, { email: email.toUpperCase(), password: PASSWORD }, visit())).memberId).toBe(member.id);
  });

  it('makes the member by the digits, in the browser that asked only', async () => {
    const { code, ticket } = await asked('gaspard');
    const other = await asked('gaspard2');
    const wrong = (proof: { ticket: string; code: string }) => confirmSignUp(visitor, proof, visit()).catch((error: unknown) => (error as Invalid).fields);
    expect(await wrong({ ticket: other.ticket, code })).toEqual({ code: ['codeWrong'] });
    expect(await wrong({ ticket: 'none', code })).toEqual({ code: ['codeWrong'] });
    expect((await confirmSignUp(visitor, { ticket, code }, visit())).member.username).toBe('gaspard');
  });

  it('allows five tries of the digits', async () => {
    const { code, ticket, token } = await asked('hortense');
    const other = code === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) await expect(confirmSignUp(visitor, { ticket, code: other }, visit())).rejects.toBeInstanceOf(Invalid);
    await expect(confirmSignUp(visitor, { ticket, code }, visit())).rejects.toMatchObject({ fields: { code: ['codeWrong'] } });
    expect((await confirmSignUp(visitor, { token }, visit())).member.username).toBe('hortense'); // the link is as good as before
  });

  it('takes the digits for ten minutes, the link for a day', async () => {
    const { code, ticket, token } = await asked('isaure');
    await db.emailToken.updateMany({ where: { email: 'isaure@example.com' }, data: { codeExpiresAt: new Date(Date.now() - 1000) } });
    await expect(confirmSignUp(visitor, { ticket, code }, visit())).rejects.toMatchObject({ fields: { code: ['codeWrong'] } });
    const row = await db.emailToken.findFirstOrThrow({ where: { email: 'isaure@example.com' } });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBeGreaterThan(23.9 * 3_600_000);
    await db.emailToken.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(confirmSignUp(visitor, { token }, visit())).rejects.toMatchObject({ fields: { '': ['linkExpired'] } });
  });

  it('works once, also for fifty at the same time', async () => {
    const { token } = await asked('jacinthe');
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => confirmSignUp(visitor, { token }, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ fields: { '': ['linkExpired'] } });
    }
    expect(await db.member.count({ where: { usernameKey: 'jacinthe' } })).toBe(1);
  });

  it('gives a name to one of two who asked for it; the other may choose again with the same link', async () => {
    const first = await asked('klara', { email: 'klara.one@example.com' });
    const second = await asked('Klära', { email: 'klara.two@example.com', username: 'KLARA' });
    const outcomes = await Promise.allSettled([first, second].map(({ token }) => confirmSignUp(visitor, { token }, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = outcomes.findIndex(({ status }) => status === 'rejected');
    expect((outcomes[lost] as PromiseRejectedResult).reason).toMatchObject({ reason: 'usernameTaken' });
    const { token } = [first, second][lost]!;
    await expect(confirmSignUp(visitor, { token, username: 'klara' }, visit())).rejects.toMatchObject({ fields: { username: ['usernameTaken'] } });
    expect((await confirmSignUp(visitor, { token, username: 'klara.b' }, visit())).member.username).toBe('klara.b');
  });

  it('makes one account of two wishes with one address', async () => {
    const first = await asked('leonie', { email: 'same@example.com' });
    const second = await asked('leonard', { email: 'SAME@example.com' });
    await confirmSignUp(visitor, { token: first.token }, visit());
    const outcome = await confirmSignUp(visitor, { token: second.token }, visit()).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Conflict);
    expect(outcome).toMatchObject({ reason: 'emailTaken' });
    expect(await db.member.count({ where: { usernameKey: 'leonard' } })).toBe(0);
  });

  it('lets a member join without a password, and in with a link only', async () => {
    const { token, email } = await asked('mathurin', { password: undefined });
    await confirmSignUp(visitor, { token }, visit());
    await expect(signIn(visitor, { email, password: '' }, visit())).rejects.toMatchObject({ fields: { '': ['signInFailed'] } });
  });
});
