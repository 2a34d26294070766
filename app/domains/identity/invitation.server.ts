import { newToken } from '~/platform/clock';
import { record } from '~/platform/activity/index.server';
import { transaction, type Tx } from '~/platform/db/index.server';
import { Forbidden, Invalid } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';
import { writeLedger } from '~/platform/ledger/index.server';
import { queueMail } from '~/platform/mail/index.server';
import { changeRole, findAccount, findAccountByEmail, type AccountRow } from './accounts.store.server';
import { actorFrom } from './actor-from';
import { mustBeMember, roles, type Actor, type MemberActor, type Role } from './actor';
import { inMinutes, linkExpired, readProof, spend } from './email-tokens.server';
import { insertToken, type EmailToken } from './email-tokens.store.server';
import type { AcceptInvitationInput, InviteMemberInput } from './input';
import { links } from './links.server';
import { hashPassword } from './passwords.server';
import { refusalOfInvitation } from './policy';
import { emailKey, limits } from './rules';
import { sha256 } from './secrets.server';
import { startSession } from './sessions.server';
import { deleteSessionsOf } from './sessions.store.server';
import { addMember, refuseBadName, refuseBadPassword } from './sign-up.server';
import type { Visit } from './visit';

/**
 * Sends somebody a link, good for seven days and once, with which they join in a role, or rise to it when they are a
 * member. Admins; owners for admins and owners. Records `member.invited`.
 */
export async function inviteMember(actor: Actor, input: InviteMemberInput): Promise<void> {
  const inviter = mustBeMember(actor);
  const refusal = refusalOfInvitation(actor, input.role);
  if (refusal) throw new Forbidden(refusal);
  await limit('invite', inviter.id);
  const token = newToken();
  await transaction(async (tx) => {
    await insertToken(tx, {
      id: sha256(token),
      purpose: 'invite',
      memberId: null,
      email: input.email,
      data: { role: input.role, inviterId: inviter.id },
      ticketHash: null,
      expiresAt: inMinutes(limits.invitationDays * 24 * 60),
    });
    const props = { inviter: inviter.displayName ?? inviter.username, role: input.role, link: links.invitation(token), days: limits.invitationDays };
    await queueMail(tx, { letter: 'invitation', props, to: input.email, locale: input.locale ?? inviter.locale, secret: true });
    await record(tx, { kind: 'member.invited', actor, data: { role: input.role } });
  });
}

/**
 * What the page of an invitation has to ask: nothing of a member, a name and perhaps a password of others.
 * @throws Invalid `linkExpired`
 */
export async function getInvitation(input: { token: string }, visit: Visit): Promise<{ email: string; role: Role; isMember: boolean }> {
  const { token, role } = await readInvitation(input.token, visit);
  const account = await findAccountByEmail(emailKey(token.email));
  return { email: token.email, role, isMember: account !== null };
}

/**
 * Joins in the role of the invitation, or rises to it, and signs in. Whoever invited must still be allowed to.
 * Records `member.joined` or `member.roleChanged`.
 *
 * @throws Invalid `linkExpired`, or on `username` and `password`: then the link stays good
 */
export async function acceptInvitation(_actor: Actor, input: AcceptInvitationInput, visit: Visit): Promise<{ member: MemberActor; cookie: string }> {
  const { token, role, inviter } = await readInvitation(input.token, visit);
  const account = await findAccountByEmail(emailKey(token.email));
  if (account && account.status !== 'active') throw linkExpired();
  const member = account ? await riseBy(token, account, role, inviter) : await joinBy(token, input, { role, inviter }, visit);
  return { member, cookie: await startSession(member.id, visit) };
}

async function joinBy(token: EmailToken, input: AcceptInvitationInput, { role, inviter }: Pick<Invitation, 'role' | 'inviter'>, visit: Visit): Promise<MemberActor> {
  const { username, displayName = null, locale, timeZone = null, password } = input;
  if (!username) throw new Invalid({ username: ['required'] });
  await refuseBadName(username, visit.brandName);
  refuseBadPassword({ password, username, email: token.email ?? '' }, visit.brandName);
  const passwordHash = password ? await hashPassword(password) : null;
  return transaction(async (tx) => {
    await spend(tx, token);
    const member = await addMember(tx, { username, displayName, role, locale, timeZone, email: token.email, passwordHash, via: 'browser' });
    if (role !== 'member') await writeLedger(tx, { actor: inviter, act: 'member.roleChanged', target: { kind: 'member', id: member.id }, after: { role } });
    return member;
  });
}

async function riseBy(token: EmailToken, account: AccountRow, role: Role, inviter: MemberActor): Promise<MemberActor> {
  const rises = roles.indexOf(role) > roles.indexOf(account.role);
  await transaction(async (tx) => {
    await spend(tx, token);
    if (rises) await raise(tx, account, role, inviter);
  });
  return actorFrom({ ...account, role: rises ? role : account.role }, 'browser');
}

async function raise(tx: Tx, account: AccountRow, role: Role, inviter: MemberActor): Promise<void> {
  if (!(await changeRole(tx, account.id, account.role, role))) throw linkExpired();
  await deleteSessionsOf(account.id, null, tx);
  await record(tx, { kind: 'member.roleChanged', actor: inviter, targetMemberId: account.id, data: { from: account.role, to: role } });
  await writeLedger(tx, { actor: inviter, act: 'member.roleChanged', target: { kind: 'member', id: account.id }, before: { role: account.role }, after: { role } });
}

type Invitation = { token: EmailToken & { email: string }; role: Role; inviter: MemberActor };

async function readInvitation(secret: string, visit: Visit): Promise<Invitation> {
  const token = await readProof({ token: secret }, ['invite'], visit);
  const role = roles.find((one) => one === token.data.role);
  const row = await findAccount(token.data.inviterId ?? '');
  if (!token.email || !role || row?.status !== 'active' || row.account?.disabledAt) throw linkExpired();
  const inviter = actorFrom(row, 'browser');
  if (refusalOfInvitation(inviter, role)) throw linkExpired();
  return { token: { ...token, email: token.email }, role, inviter };
}
