import { transaction } from '~/platform/db/index.server';
import { Invalid } from '~/platform/errors';
import { forgive, limit } from '~/platform/limits/index.server';
import { findAccountByEmail, markEmailVerified, setPassword } from './accounts.store.server';
import type { Actor } from './actor';
import { askForLetter, linkExpired, readProof, readyLetters, spend } from './email-tokens.server';
import type { EmailOnlyInput, ProofInput, SignInInput } from './input';
import { hashPassword, verifyPassword } from './passwords.server';
import { isDemo } from './demo-link.server';
import { emailKey, limits } from './rules';
import { startSession } from './sessions.server';
import { networkOf, type Visit } from './visit';

/**
 * Signs in with address and password. The answer and its time are the same for an unknown address, a wrong password,
 * an account without one, and a disabled one.
 *
 * @returns the Set-Cookie header of the new session
 * @throws Invalid `signInFailed`, whatever the reason
 * @throws TooMany by network, and by address and network together: others cannot lock the owner out
 */
export async function signIn(_actor: Actor, input: SignInInput, visit: Visit): Promise<{ memberId: string; cookie: string }> {
  const network = networkOf(visit.ip) ?? 'local';
  const key = emailKey(input.email);
  await limit('signIn', network);
  await limit('signInEmail', `${key}|${network}`);
  const found = await findAccountByEmail(key);
  const open = found?.status === 'active' && !found.account?.disabledAt ? found : null;
  const { ok, rehash } = await verifyPassword(open?.account?.passwordHash ?? null, input.password);
  if (!open || !ok) throw new Invalid({ '': ['signInFailed'] });
  await forgive('signInEmail', `${key}|${network}`);
  if (rehash) {
    const passwordHash = await hashPassword(input.password);
    await transaction((tx) => setPassword(tx, open.id, passwordHash));
  }
  return { memberId: open.id, cookie: await startSession(open.id, visit) };
}

/**
 * Asks for a letter with a link and digits that sign in. The answer and its time are the same for every address;
 * only one that has an account gets a letter (an imported member: the one that hands the account over).
 */
export async function requestSignInLink(_actor: Actor, input: EmailOnlyInput, visit: Visit): Promise<{ ticket: string }> {
  await limit('askLetter', networkOf(visit.ip) ?? 'local');
  await limit('mailTo', emailKey(input.email));
  await readyLetters();
  return transaction((tx) => askForLetter(tx, { purpose: 'signIn', email: input.email, data: {}, minutes: limits.signInMinutes }));
}

/**
 * Signs in by a mailed link or its digits, once; or by a link of the demonstration, as often as one likes.
 *
 * @throws Invalid `linkExpired` or `codeWrong`
 * @throws Forbidden('accountDisabled')
 */
export async function signInWithLink(_actor: Actor, input: ProofInput, visit: Visit): Promise<{ memberId: string; cookie: string }> {
  const token = await readProof(input, isDemo() ? ['signIn', 'demo'] : ['signIn'], visit);
  const memberId = token.memberId;
  if (!memberId) throw linkExpired();
  if (token.purpose === 'signIn') {
    await transaction(async (tx) => {
      await spend(tx, token);
      await markEmailVerified(tx, memberId);
    });
  }
  return { memberId, cookie: await startSession(memberId, visit) };
}
