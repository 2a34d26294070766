import { newId, now } from '~/platform/clock';
import { transaction, type Tx } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';
import { record } from '~/platform/activity/index.server';
import { limit } from '~/platform/limits/index.server';
import { actorFrom } from './actor-from';
import { findAccount, insertMember, isUsernameTaken, type NewMember } from './accounts.store.server';
import type { Actor, MemberActor, Via } from './actor';
import { askForLetter, readProof, readyLetters, spend } from './email-tokens.server';
import type { ConfirmSignUpInput, SignUpInput } from './input';
import { passwordProblem } from './password-rules.server';
import { hashPassword } from './passwords.server';
import { isReserved } from './reserved.server';
import { emailKey, limits } from './rules';
import { startSession } from './sessions.server';
import { networkOf, type Visit } from './visit';

/**
 * Asks to become a member. Nobody is one yet: the wish waits until the address is proven by the letter's link or
 * digits. Answer and work are the same for every address; one that has an account gets a letter that says so.
 *
 * @returns the ticket with which this browser may type the digits
 * @throws Invalid for a name that is taken or kept, and a password that is easily guessed
 */
export async function requestSignUp(_actor: Actor, input: SignUpInput, visit: Visit): Promise<{ ticket: string }> {
  await limit('signUp', networkOf(visit.ip) ?? 'local');
  await limit('mailTo', emailKey(input.email));
  await refuseBadName(input.username, visit.brandName);
  refuseBadPassword(input, visit.brandName);
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  const { username, displayName = null, locale, timeZone = null } = input;
  await readyLetters();
  return transaction((tx) =>
    askForLetter(tx, {
      purpose: 'verify',
      email: input.email,
      data: { username, displayName, passwordHash, locale, timeZone },
      minutes: limits.confirmHours * 60,
    }),
  );
}

/**
 * Makes the member whose address is now proven, and signs them in.
 *
 * @returns the member and the Set-Cookie header
 * @throws Conflict('usernameTaken') when somebody took the name meanwhile: the link stays good for another one
 * @throws Conflict('emailTaken') when the address got an account meanwhile: signing in is what is left
 */
export async function confirmSignUp(_actor: Actor, input: ConfirmSignUpInput, visit: Visit): Promise<{ member: MemberActor; cookie: string }> {
  const token = await readProof(input, ['verify'], visit);
  const username = input.username ?? token.data.username ?? '';
  if (input.username) await refuseBadName(input.username, visit.brandName);
  const member = await transaction(async (tx) => {
    await spend(tx, token);
    return addMember(tx, {
      username,
      displayName: token.data.displayName ?? null,
      role: 'member',
      locale: token.data.locale ?? 'en',
      timeZone: token.data.timeZone ?? null,
      email: token.email,
      passwordHash: token.data.passwordHash ?? null,
      via: 'browser',
    });
  });
  return { member, cookie: await startSession(member.id, visit) };
}

/** What a new, active member is made of; the address, if any, is proven. */
export type Person = Pick<NewMember, 'username' | 'displayName' | 'role' | 'locale' | 'timeZone' | 'email' | 'passwordHash'> & { via: Via };

/**
 * Writes an active member, in the transaction of what brought them here. Records `member.joined`.
 * @throws Conflict `usernameTaken` or `emailTaken`
 */
export async function addMember(tx: Tx, person: Person): Promise<MemberActor> {
  const { via, ...columns } = person;
  const id = newId();
  const outcome = await insertMember(tx, {
    ...columns,
    id,
    status: 'active',
    createdAt: now(),
    emailKey: person.email && emailKey(person.email),
    emailVerifiedAt: person.email ? now() : null,
  });
  if (outcome === 'username') throw new Conflict('usernameTaken');
  if (outcome === 'email') throw new Conflict('emailTaken');
  const row = await findAccount(id, tx);
  if (!row) throw new Error('a member that was just written is not there');
  const member = actorFrom(row, via);
  await record(tx, { kind: 'member.joined', actor: member, targetMemberId: id, data: { role: person.role } });
  return member;
}

/** @throws Invalid when the name is kept from everybody, taken, or looks like one that is */
export async function refuseBadName(username: string, brandName: string): Promise<void> {
  if (isReserved(username, brandName)) throw new Invalid({ username: ['usernameReserved'] });
  if (await isUsernameTaken(username)) throw new Invalid({ username: ['usernameTaken'] });
}

/** @throws Invalid when a password was given that is easily guessed */
export function refuseBadPassword(input: { password?: string | undefined; username?: string | undefined; email?: string | undefined }, brandName: string): void {
  if (!input.password) return;
  const problem = passwordProblem(input.password, { brandName, username: input.username ?? '', email: input.email ?? '' });
  if (problem) throw new Invalid({ password: [problem] });
}
