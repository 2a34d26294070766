import { afterEach, describe, expect, it } from 'vitest';
import { hash } from '@node-rs/argon2';
import { useDatabase } from '../../setup/database';
import { setClock } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Forbidden, Invalid, TooMany } from '~/platform/errors';
import {
  createDemoLink, endAllSessions, endOneSession, listSessions, readSession, requestSignInLink, sessionIdOf, signIn, signInWithLink, signOut, signOutEverywhere,
  startSession, sweepIdentity,
} from '~/domains/identity/index.server';
import { sha256 } from '~/domains/identity/secrets.server';
import { idIn, imported, lastLetter, lettersTo, PASSWORD, secretOf, sendLetters, someone, visit, visitor } from './people';

useDatabase();
afterEach(() => setClock(null));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const later = (ms: number) => {
  const at = Date.now() + ms;
  setClock(() => new Date(at));
};

async function session(memberId: string): Promise<string> {
  return idIn(await startSession(memberId, visit()));
}

describe('signing in with a password', () => {
  it('opens a session under a new id each time and ends the one that was there', async () => {
    const member = await someone();
    const first = idIn((await signIn(visitor, { email: member.email, password: PASSWORD }, visit())).cookie);
    const second = idIn((await signIn(visitor, { email: ` ${member.email.toUpperCase()}`, password: PASSWORD }, visit({ sessionId: first }))).cookie);
    expect(second).not.toBe(first);
    expect(second.length).toBeGreaterThanOrEqual(32); // 160 bits and more in base 32
    expect(await readSession(first)).toBeNull();
    expect(await readSession(second)).toMatchObject({ kind: 'member', id: member.id, role: 'member', via: 'browser', scopes: null, theme: null, singleKeys: true });
  });

  it('gives one answer for a wrong password, an unknown address, no password, disabled and left', async () => {
    const [member, without, disabled] = [await someone(), await someone('member', { password: null }), await someone()];
    await db.account.update({ where: { memberId: disabled.id }, data: { disabledAt: new Date() } });
    await imported('waiting@example.org');
    const cases = [member.email, 'nobody@example.org', without.email, disabled.email, 'waiting@example.org'];
    for (const email of cases) {
      const password = email === disabled.email ? PASSWORD : 'wrong password';
      const refused = await signIn(visitor, { email, password }, visit()).catch((error: unknown) => error);
      expect(refused, email).toBeInstanceOf(Invalid);
      expect((refused as Invalid).fields).toEqual({ '': ['signInFailed'] });
    }
  });

  it('is not tried too often from one network; others do not lock the owner out', async () => {
    const member = await someone();
    const from = visit();
    for (let n = 0; n < 6; n += 1) await signIn(visitor, { email: `guess${n}@example.org`, password: 'wrong password' }, from).catch(() => undefined);
    await expect(signIn(visitor, { email: member.email, password: PASSWORD }, from)).rejects.toBeInstanceOf(TooMany);
    const elsewhere = Array.from({ length: 30 }, () => visit());
    for (const other of elsewhere) await signIn(visitor, { email: member.email, password: 'wrong password' }, other).catch(() => undefined);
    expect((await signIn(visitor, { email: member.email, password: PASSWORD }, visit())).memberId).toBe(member.id);
  });

  it('renews a hash that was made with cheaper figures', async () => {
    const member = await someone();
    await db.account.update({ where: { memberId: member.id }, data: { passwordHash: await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }) } });
    await signIn(visitor, { email: member.email, password: PASSWORD }, visit());
    expect((await db.account.findUniqueOrThrow({ where: { memberId: member.id } })).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('signing in with a letter', () => {
  it('works with link or digits, once', async () => {
    const member = await someone();
    const { ticket } = await requestSignInLink(visitor, { email: member.email }, visit());
    await sendLetters();
    const letter = await lastLetter(member.email);
    expect(letter).toMatchObject({ letter: 'signInLink', secret: true });
    const code = String(letter.props.code);
    const outcomes = await Promise.allSettled([...Array.from({ length: 25 }, () => ({ token: secretOf(letter) })), { ticket, code }].map((proof) => signInWithLink(visitor, proof, visit())));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signInWithLink(visitor, { ticket, code }, visit())).rejects.toBeInstanceOf(Invalid);
  });

  it('answers everybody alike and writes only to those who are there', async () => {
    const [member, disabled] = [await someone(), await someone()];
    await db.account.update({ where: { memberId: disabled.id }, data: { disabledAt: new Date() } });
    await imported('import@example.org');
    for (const email of [member.email, 'nobody2@example.org', disabled.email, 'import@example.org']) {
      expect(Object.keys(await requestSignInLink(visitor, { email }, visit()))).toEqual(['ticket']);
    }
    await sendLetters();
    expect(await lettersTo('nobody2@example.org')).toEqual([]);
    expect(await lettersTo(disabled.email)).toEqual([]);
    expect((await lastLetter('import@example.org')).letter).toBe('claimAccount');
    expect((await lastLetter(member.email)).letter).toBe('signInLink');
  });

  it('refuses a member who was disabled meanwhile', async () => {
    const member = await someone();
    await requestSignInLink(visitor, { email: member.email }, visit());
    await sendLetters();
    await db.account.update({ where: { memberId: member.id }, data: { disabledAt: new Date() } });
    await expect(signInWithLink(visitor, { token: secretOf(await lastLetter(member.email)) }, visit())).rejects.toBeInstanceOf(Forbidden);
  });

  it('opens the demonstration as often as one likes', async () => {
    const member = await someone('moderator');
    const token = new URL(await createDemoLink(member.id)).searchParams.get('token') ?? '';
    for (let n = 0; n < 3; n += 1) expect((await signInWithLink(visitor, { token }, visit())).memberId).toBe(member.id);
    await createDemoLink(member.id);
    await expect(signInWithLink(visitor, { token }, visit())).rejects.toBeInstanceOf(Invalid); // a newer link took its place
  });
});

describe('a session', () => {
  it('is stored as a hash, with the network and no more of the address', async () => {
    const member = await someone();
    const cookie = await startSession(member.id, visit({ ip: '203.0.113.77', userAgent: 'x'.repeat(1000) }));
    expect(cookie).toMatch(/^session=[^;]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/);
    const id = idIn(cookie);
    expect(sessionIdOf(`a=b; ${cookie.split(';')[0]}; c=d`)).toBe(id);
    const row = await db.session.findFirstOrThrow({ where: { memberId: member.id } });
    expect(row).toMatchObject({ id: sha256(id), network: '203.0.113.0/24' });
    expect(row.userAgent).toHaveLength(300);
    expect(await readSession(row.id)).toBeNull(); // what the database holds opens nothing
  });

  it('ends after 30 days without a visit, and after 90 days in any case', async () => {
    const member = await someone();
    const id = await session(member.id);
    const idle = await session(member.id);
    for (let day = 20; day < 90; day += 20) {
      later(day * DAY);
      expect(await readSession(id), `day ${day}`).not.toBeNull();
    }
    later(31 * DAY);
    expect(await readSession(idle)).toBeNull();
    later(90 * DAY + MINUTE);
    expect(await readSession(id)).toBeNull();
    await sweepIdentity();
    expect(await db.session.count({ where: { memberId: member.id } })).toBe(0);
  });

  it('ends after 12 hours for staff', async () => {
    const moderator = await someone('moderator');
    const id = await session(moderator.id);
    later(12 * HOUR - MINUTE);
    expect(await readSession(id)).not.toBeNull();
    later(12 * HOUR + MINUTE);
    expect(await readSession(id)).toBeNull();
  });

  it('notes visits, the first at once, others every ten minutes at most', async () => {
    const member = await someone();
    const id = await session(member.id);
    const seen = async () => (await db.session.findFirstOrThrow({ where: { memberId: member.id } })).lastSeenAt.getTime();
    const memberSeen = async () => (await db.member.findUniqueOrThrow({ where: { id: member.id } })).lastSeenAt?.getTime();
    const start = await seen();
    expect(await memberSeen()).toBe(start);
    later(9 * MINUTE);
    await readSession(id);
    expect(await seen()).toBe(start);
    later(11 * MINUTE);
    await readSession(id);
    expect(await seen()).toBeGreaterThan(start);
    expect(await memberSeen()).toBe(await seen());
  });

  it('is of no use once its member is disabled or has left', async () => {
    const [one, two] = [await someone(), await someone()];
    const [a, b] = [await session(one.id), await session(two.id)];
    await db.account.update({ where: { memberId: one.id }, data: { disabledAt: new Date() } });
    await db.member.update({ where: { id: two.id }, data: { status: 'closed' } });
    expect(await readSession(a)).toBeNull();
    expect(await readSession(b)).toBeNull();
    await expect(startSession(one.id, visit())).rejects.toMatchObject({ reason: 'accountDisabled' });
  });

  it('stands nonsense', async () => {
    for (const id of ['', 'x', "' OR 1=1 --", 'é'.repeat(3000), '\u0000']) expect(await readSession(id)).toBeNull();
    expect(sessionIdOf(null)).toBeNull();
    expect(sessionIdOf('session=; other=1')).toBeFalsy();
  });
});

describe('own sessions', () => {
  it('are listed, last used first, and ended one by one, by their owner only', async () => {
    const [member, other] = [await someone(), await someone()];
    const here = await session(member.id);
    await session(member.id);
    const list = await listSessions(member, { sessionId: here });
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    const away = list.find(({ current }) => !current)!;
    await expect(endOneSession(other, { key: away.key })).rejects.toMatchObject({ status: 404 });
    await endOneSession(member, { key: away.key });
    await expect(endOneSession(member, { key: away.key })).rejects.toMatchObject({ status: 404 });
    expect(await listSessions(member, { sessionId: here })).toHaveLength(1);
  });

  it('end here, or everywhere', async () => {
    const member = await someone();
    const [a, b, c] = [await session(member.id), await session(member.id), await session(member.id)];
    expect(await signOut(member, { sessionId: a })).toContain('Max-Age=0');
    expect(await readSession(a)).toBeNull();
    expect(await readSession(b)).not.toBeNull();
    await endAllSessions(member.id, b);
    expect(await readSession(c)).toBeNull();
    expect(await signOutEverywhere(member, { sessionId: b })).toContain('Max-Age=0');
    expect(await readSession(b)).toBeNull();
    await signOut(visitor, { sessionId: null });
  });

  it('are no matter of API tokens or visitors', async () => {
    const member = await someone();
    for (const actor of [{ ...member, scopes: ['read' as const] }, visitor]) {
      await expect(listSessions(actor, { sessionId: null })).rejects.toBeInstanceOf(Forbidden);
      await expect(signOutEverywhere(actor, { sessionId: null })).rejects.toBeInstanceOf(Forbidden);
      await expect(endOneSession(actor, { key: 'x' })).rejects.toBeInstanceOf(Forbidden);
    }
  });
});
