import { afterAll, expect, it, vi } from 'vitest';
import { useDatabase } from '../../setup/database';
import { readSession, requestReset, sessionIdOf, signOut, startSession } from '~/domains/identity/index.server';
import { idIn, lastLetter, sendLetters, someone, visit, visitor } from './people';

vi.stubEnv('PUBLIC_URL', 'https://community.example.org'); // read at its first use, inside the tests
afterAll(() => vi.unstubAllEnvs());
useDatabase();

it('is bound to the host, sent over https only and out of reach of scripts', async () => {
  const member = await someone();
  const cookie = await startSession(member.id, visit());
  expect(cookie).toMatch(/^__Host-session=[^;]+; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/);
  expect(cookie.length).toBeLessThan(4096);
  expect(await readSession(sessionIdOf(cookie.split(';')[0]!)!)).toMatchObject({ id: member.id });
  expect(sessionIdOf(`session=${idIn(cookie)}`)).toBeNull(); // the plain one counts for nothing here
  expect(await signOut(member, { sessionId: idIn(cookie) })).toMatch(/^__Host-session=; HttpOnly; Max-Age=0; Path=\/; SameSite=Lax; Secure$/);
});

it('links in letters begin with the configured address', async () => {
  const member = await someone();
  await requestReset(visitor, { email: member.email }, visit());
  await sendLetters();
  expect((await lastLetter(member.email)).props.link).toMatch(/^https:\/\/community\.example\.org\/reset\/confirm\?token=/);
});
