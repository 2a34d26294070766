import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from '~/domains/identity/password-rules.server';
import { hashPassword, verifyPassword } from '~/domains/identity/passwords.server';

const own = { brandName: 'Lumina', username: 'annabell', email: 'anna.bell@example.org' };

describe('hashPassword', () => {
  it('uses the figures of OWASP and a salt of its own', async () => {
    const [a, b] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(a.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')).toBe(true);
    expect(a).not.toBe(b);
  });

  it('takes the same keys as the same password, however the system composes them, and uses all of them', async () => {
    const stored = await hashPassword('caf\u00E9 au lait');
    expect(await verifyPassword(stored, 'cafe\u0301 au lait')).toEqual({ ok: true, rehash: false });
    const long = 'x'.repeat(199);
    expect((await verifyPassword(await hashPassword(`${long}a`), `${long}b`)).ok).toBe(false);
    expect((await verifyPassword(await hashPassword('with\0null-a'), 'with\0null-b')).ok).toBe(false);
  });

  it('stands a burst', async () => {
    const hashes = await Promise.all(Array.from({ length: 40 }, (_, n) => hashPassword(`password ${n}`)));
    expect(new Set(hashes).size).toBe(40);
  });
});

describe('verifyPassword', () => {
  it('refuses a wrong one, and any where there is none', async () => {
    expect(await verifyPassword(await hashPassword('right password'), 'wrong password')).toEqual({ ok: false, rehash: false });
    expect(await verifyPassword(null, 'any password')).toEqual({ ok: false, rehash: false });
  });

  it('asks for a new hash when the old one was cheaper', async () => {
    const cheap = await hash('right password', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    expect(await verifyPassword(cheap, 'right password')).toEqual({ ok: true, rehash: true });
    expect(await verifyPassword(cheap, 'wrong password')).toEqual({ ok: false, rehash: false });
  });
});

describe('passwordProblem', () => {
  it.each(['correct horse', 'Tr0ub4dor&3', 'пароль-с-рыбами', '        spaces', '🐘🐘🦒🦒🐘🐘🦒x', 'a'.repeat(199) + 'b'])('takes %j', (password) => {
    expect(passwordProblem(password, own)).toBeNull();
  });

  it.each([
    ['', 'passwordTooShort|min=8'],
    ['1234567', 'passwordTooShort|min=8'],
    ['ab'.repeat(101), 'passwordTooLong|max=200'],
    ['password', 'passwordCommon'],
    ['PassWord1', 'passwordCommon'],
    ['qwertyuiop', 'passwordCommon'],
    ['1234567890', 'passwordCommon'],
    ['zzzzzzzzzzzz', 'passwordCommon'],
    ['Lumina-26', 'passwordOwnWords'],
    ['annabell1', 'passwordOwnWords'],
    ['anna.bell', 'passwordOwnWords'],
    ['anna.bell@example.org', 'passwordOwnWords'],
    ['parvis12', 'passwordOwnWords'],
  ])('refuses %j', (password, problem) => expect(passwordProblem(password, own)).toBe(problem));

  it('lets a long one hold such a word', () => {
    expect(passwordProblem('lumina shines over the harbour', own)).toBeNull();
  });
});
