import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import type { Visit } from '~/domains/identity';
import { requestReset, requestSignInLink, requestSignUp, signIn, signInWithLink } from '~/domains/identity/index.server';
import { db } from '~/platform/db/index.server';
import { DomainError, Invalid } from '~/platform/errors';
import { imported, PASSWORD, sendLetters, someone, visit, visitor } from './people';

useDatabase();

let names = 0;
const nextName = () => `stranger${(names += 1)}x`;

/** What a route can tell its caller: the shape of the answer, or status, code and fields of the refusal. */
async function told(act: Promise<unknown>): Promise<string> {
  try {
    const answer = await act;
    return JSON.stringify(answer, (key, value: unknown) => (key === 'ticket' ? String(value).length : value)) ?? 'nothing';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return JSON.stringify({ status: error.status, code: error.code, fields: error instanceof Invalid ? error.fields : null });
  }
}

const acts: Record<string, (email: string, from: Visit) => Promise<unknown>> = {
  'sign-up': (email, from) => requestSignUp(visitor, { email, username: nextName(), password: PASSWORD, locale: 'en' }, from),
  'sign-up without a password': (email, from) => requestSignUp(visitor, { email, username: nextName(), locale: 'en' }, from),
  'sign-in': (email, from) => signIn(visitor, { email, password: 'wrong password' }, from),
  'sign-in link': (email, from) => requestSignInLink(visitor, { email }, from),
  reset: (email, from) => requestReset(visitor, { email }, from),
};

describe('nobody learns from the answers who has an account', () => {
  it.each(Object.keys(acts))('%s', async (name) => {
    const act = acts[name]!;
    const [known, disabled, without] = [await someone(), await someone(), await someone('member', { password: null })];
    await db.account.update({ where: { memberId: disabled.id }, data: { disabledAt: new Date() } });
    const waiting = `waiting-${name.replaceAll(' ', '-')}@example.org`;
    await imported(waiting);
    const unknown = await told(act(`unknown-${name.replaceAll(' ', '-')}@example.org`, visit()));
    for (const email of [known.email, disabled.email, without.email, waiting]) expect(await told(act(email, visit()))).toBe(unknown);
  });

  it('nor from how often they may ask', async () => {
    const known = await someone();
    for (const email of [known.email, 'unknown-often@example.org']) {
      const answers: string[] = [];
      for (let n = 0; n < 7; n += 1) answers.push(await told(requestReset(visitor, { email }, visit())));
      expect(answers.map((answer) => answer === 'nothing')).toEqual([true, true, true, true, true, false, false]);
    }
  });

  it('nor from the digits that they type', async () => {
    const known = await someone();
    for (const email of [known.email, 'unknown-code@example.org']) {
      const { ticket } = await requestSignInLink(visitor, { email }, visit());
      const before = await told(signInWithLink(visitor, { ticket, code: '123456' }, visit()));
      await sendLetters();
      for (let n = 0; n < 6; n += 1) expect(await told(signInWithLink(visitor, { ticket, code: '123456' }, visit()))).toBe(before);
    }
  });

  it('nor from what the request writes down', async () => {
    const known = await someone();
    const rows = async (email: string) => {
      const before = await db.emailToken.count();
      await requestSignUp(visitor, { email, username: nextName(), password: PASSWORD, locale: 'en' }, visit());
      return (await db.emailToken.count()) - before + (await db.mail.count({ where: { toAddress: email } }));
    };
    expect(await rows(known.email)).toBe(await rows('unknown-rows@example.org'));
  });
});
