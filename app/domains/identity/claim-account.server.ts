import { newToken } from '~/platform/clock';
import { record } from '~/platform/activity/index.server';
import { isUniqueViolation, transaction } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { isLocale } from '~/platform/i18n';
import { writeLedger } from '~/platform/ledger/index.server';
import { queueMail } from '~/platform/mail/index.server';
import { activateMember, findAccount, findAccountByEmail, setEmail, setPassword } from './accounts.store.server';
import { actorFrom } from './actor-from';
import { mustBeMember, type Actor, type MemberActor } from './actor';
import { inMinutes, linkExpired, readProof, spend } from './email-tokens.server';
import { dropTokens, insertToken } from './email-tokens.store.server';
import type { ClaimAccountInput, CreateClaimLinkInput } from './input';
import { links } from './links.server';
import { hashPassword } from './passwords.server';
import { refusalOfClaimLink } from './policy';
import { emailKey, limits } from './rules';
import { sha256 } from './secrets.server';
import { startSession } from './sessions.server';
import { refuseBadPassword } from './sign-up.server';
import type { Visit } from './visit';

/**
 * Hands an imported member over to the owner of an address: a letter with a link goes there, good for seven days. For
 * admins, who know by other means whose posts those are. An earlier link ends. Records `member.claimOffered`.
 *
 * @throws NotFound when there is no such member, or it is not an imported one that waits
 * @throws Conflict('emailTaken') when the address has an account
 */
export async function createClaimLink(actor: Actor, input: CreateClaimLinkInput): Promise<void> {
  const refusal = refusalOfClaimLink(actor);
  if (refusal) throw new Forbidden(refusal);
  const staff = mustBeMember(actor);
  const target = await findAccount(input.memberId);
  if (target?.status !== 'unclaimed') throw new NotFound();
  const owner = await findAccountByEmail(emailKey(input.email));
  if (owner && owner.id !== target.id) throw new Conflict('emailTaken');
  const token = newToken();
  await transaction(async (tx) => {
    await dropTokens(tx, target.id, ['claim']);
    await insertToken(tx, {
      id: sha256(token),
      purpose: 'claim',
      memberId: target.id,
      email: input.email,
      data: {},
      ticketHash: null,
      expiresAt: inMinutes(limits.invitationDays * 24 * 60),
    });
    const props = { name: target.displayName ?? target.username, link: links.claim(token), days: limits.invitationDays };
    const locale = isLocale(target.locale) ? target.locale : staff.locale;
    await queueMail(tx, { letter: 'claimAccount', props, to: input.email, locale, memberId: target.id, secret: true });
    await record(tx, { kind: 'member.claimOffered', actor, targetMemberId: target.id });
    await writeLedger(tx, { actor: staff, act: 'member.claimOffered', target: { kind: 'member', id: target.id } });
  });
}

/**
 * Who the link hands over, for its page.
 * @throws Invalid `linkExpired`
 */
export async function getClaim(input: { token: string }, visit: Visit): Promise<{ username: string; displayName: string | null }> {
  const token = await readProof({ token: input.token }, ['claim'], visit);
  const target = token.memberId ? await findAccount(token.memberId) : null;
  if (target?.status !== 'unclaimed') throw linkExpired();
  return { username: target.username, displayName: target.displayName };
}

/**
 * Takes an imported member over: it becomes an active one with the address that the link went to, and is signed in.
 * Records `member.claimed`.
 *
 * @throws Invalid `linkExpired`, or on `password`: then the link stays good
 * @throws Conflict('emailTaken')
 */
export async function claimAccount(_actor: Actor, input: ClaimAccountInput, visit: Visit): Promise<{ member: MemberActor; cookie: string }> {
  const token = await readProof({ token: input.token }, ['claim'], visit);
  const target = token.memberId ? await findAccount(token.memberId) : null;
  const email = token.email;
  if (!email || target?.status !== 'unclaimed') throw linkExpired();
  refuseBadPassword({ password: input.password, username: target.username, email }, visit.brandName);
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  const { locale, timeZone = null } = input;
  const member = actorFrom({ ...target, locale, timeZone }, 'browser');
  try {
    await transaction(async (tx) => {
      await spend(tx, token);
      if (!(await activateMember(tx, target.id, { locale, timeZone }))) throw linkExpired();
      await setEmail(tx, target.id, email, emailKey(email));
      if (passwordHash) await setPassword(tx, target.id, passwordHash);
      await record(tx, { kind: 'member.claimed', actor: member, targetMemberId: target.id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict('emailTaken');
    throw error;
  }
  return { member, cookie: await startSession(target.id, visit) };
}
