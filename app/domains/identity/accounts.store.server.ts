import { now } from '~/platform/clock';
import { db, query, type Tx } from '~/platform/db/index.server';
import type { Locale } from '~/platform/i18n';
import type { Role } from './actor';
import type { ActorRow } from './actor-from';
import { usernameColumns } from './skeleton.server';

/** Columns of `member` that make an actor. */
const actorColumns = {
  id: true, username: true, displayName: true, avatarId: true, role: true, locale: true, timeZone: true, theme: true, singleKeys: true, mutes: true, createdAt: true,
  silencedUntil: true, suspendedUntil: true,
} as const;

/** A member together with what only they and the house know. */
export type AccountRow = ActorRow & {
  status: 'active' | 'unclaimed' | 'closed';
  account: { email: string | null; emailKey: string | null; emailVerifiedAt: Date | null; passwordHash: string | null; disabledAt: Date | null } | null;
};

const accountColumns = {
  ...actorColumns,
  status: true,
  account: { select: { email: true, emailKey: true, emailVerifiedAt: true, passwordHash: true, disabledAt: true } },
} as const;

/** The member with this id, whatever their status. */
export function findAccount(memberId: string, tx: Tx = db): Promise<AccountRow | null> {
  return tx.member.findUnique({ where: { id: memberId }, select: accountColumns });
}

/** The member who owns the address. */
export function findAccountByEmail(emailKey: string, tx: Tx = db): Promise<AccountRow | null> {
  return tx.member.findFirst({ where: { account: { emailKey } }, select: accountColumns });
}

/** The member who wears the name, however it is written. */
export function findAccountByUsername(username: string, tx: Tx = db): Promise<AccountRow | null> {
  return tx.member.findUnique({ where: { usernameKey: usernameColumns(username).usernameKey }, select: accountColumns });
}

/** Whether a name is worn by somebody else, was left by somebody, or looks like one of those. */
export async function isUsernameTaken(username: string, tx: Tx = db): Promise<boolean> {
  const { usernameKey, usernameSkeleton } = usernameColumns(username);
  const like = { OR: [{ usernameKey }, { usernameSkeleton }] };
  const worn = await tx.member.findFirst({ where: like, select: { id: true } });
  return worn !== null || (await tx.retiredUsername.findUnique({ where: { usernameSkeleton } })) !== null;
}

/** Everything a new member starts with. */
export type NewMember = {
  id: string;
  username: string;
  displayName: string | null;
  role: Role;
  status: 'active' | 'unclaimed';
  locale: Locale | null;
  timeZone: string | null;
  createdAt: Date;
  email: string | null;
  emailKey: string | null;
  emailVerifiedAt: Date | null;
  passwordHash: string | null;
};

/** Writes member and account. `username` or `email` when somebody else has it: then roll back. */
export async function insertMember(tx: Tx, fresh: NewMember): Promise<'done' | 'username' | 'email'> {
  const { email, emailKey, emailVerifiedAt, passwordHash, username, ...member } = fresh;
  if (await isUsernameTaken(username, tx)) return 'username';
  const made = await tx.member.createMany({ data: [{ ...member, ...usernameColumns(username) }], skipDuplicates: true });
  if (made.count === 0) return 'username';
  const account = { memberId: fresh.id, email, emailKey, emailVerifiedAt, passwordHash, createdAt: fresh.createdAt };
  const { count } = await tx.account.createMany({ data: [account], skipDuplicates: true });
  return count === 0 ? 'email' : 'done';
}

export async function setPassword(tx: Tx, memberId: string, passwordHash: string): Promise<void> {
  await tx.account.updateMany({ where: { memberId }, data: { passwordHash } });
}

/** The address was proven by a letter that reached it. */
export async function markEmailVerified(tx: Tx, memberId: string): Promise<void> {
  await tx.account.updateMany({ where: { memberId, emailVerifiedAt: null }, data: { emailVerifiedAt: now() } });
}

/** Gives the account a proven address, making the account if there is none. The unique index throws when it is another's. */
export async function setEmail(tx: Tx, memberId: string, email: string, emailKey: string): Promise<void> {
  const columns = { email, emailKey, emailVerifiedAt: now() };
  await tx.account.upsert({ where: { memberId }, update: columns, create: { memberId, createdAt: now(), ...columns } });
}

/** An unclaimed member becomes an active one; false when somebody was first. */
export async function activateMember(tx: Tx, memberId: string, person: { locale: Locale; timeZone: string | null }): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id: memberId, status: 'unclaimed' }, data: { status: 'active', ...person } });
  return count === 1;
}

/** Changes the role from the one that was seen; false when it is another by now. */
export async function changeRole(tx: Tx, memberId: string, from: Role, to: Role): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id: memberId, role: from }, data: { role: to } });
  return count === 1;
}

/** Ids of the active owners whose accounts are not disabled, locked until the transaction ends, so that two cannot leave at once. */
export async function lockOwners(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM member m WHERE role = 'owner' AND status = 'active' AND NOT EXISTS (
      SELECT 1 FROM account a WHERE a.member_id = m.id AND a.disabled_at IS NOT NULL) ORDER BY id FOR UPDATE OF m`;
  return rows.map((row) => row.id);
}

/** The active owner who came first. */
export function findFirstOwner(): Promise<ActorRow | null> {
  return db.member.findFirst({
    where: { role: 'owner', status: 'active', NOT: { account: { disabledAt: { not: null } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: actorColumns,
  });
}

/** Holds an active member in the role that was seen until the transaction ends; false when it is another by now. */
export async function holdMember(tx: Tx, { id, role }: { id: string; role: Role }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM member WHERE id = ${id} AND role = ${role}::role AND status = 'active' FOR NO KEY UPDATE`;
  return rows.length === 1;
}

/**
 * Disables the account, making one if there is none.
 * @param at null enables it
 * @returns false when it was so already
 */
export async function setDisabled(tx: Tx, memberId: string, at: Date | null): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO account AS a (member_id, created_at, disabled_at) VALUES (${memberId}, ${now()}, ${at}::timestamptz)
    ON CONFLICT (member_id) DO UPDATE SET disabled_at = EXCLUDED.disabled_at
     WHERE (a.disabled_at IS NULL) <> (EXCLUDED.disabled_at IS NULL)`;
  return changed === 1;
}

/** Holds a member, whatever their status: whoever wants to change what binds them waits. */
export async function holdAnyMember(tx: Tx, memberId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${memberId} FOR NO KEY UPDATE`;
}

export async function writeRestraints(tx: Tx, memberId: string, { silencedUntil, suspendedUntil }: { silencedUntil: Date | null; suspendedUntil: Date | null }): Promise<void> {
  await tx.member.updateMany({ where: { id: memberId }, data: { silencedUntil, suspendedUntil } });
}

/** Whether the community has an owner yet. */
export async function hasOwner(tx: Tx = db): Promise<boolean> {
  return (await tx.member.count({ where: { role: 'owner', status: 'active' }, take: 1 })) > 0;
}

/** Lets one transaction at a time make the first owner. */
export async function lockFirstOwner(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('parvis first owner'))`;
}

/**
 * Empties a member: name, portrait, texts, address, secrets, sessions and tokens are gone, the name is kept from
 * others, and the row stays for the threads. False when it was closed already.
 */
export async function emptyMember(tx: Tx, member: { id: string; username: string }): Promise<boolean> {
  const neutral = usernameColumns(`left-${member.id}`);
  const { count } = await tx.member.updateMany({
    where: { id: member.id, status: { not: 'closed' } },
    data: {
      ...neutral, displayName: null, avatarId: null, bio: null, bioHtml: null, location: null, website: null, locale: null, timeZone: null,
      theme: null, role: 'member', status: 'closed', closedAt: now(), lastSeenAt: null, version: { increment: 1 },
    },
  });
  if (count === 0) return false;
  const { usernameSkeleton } = usernameColumns(member.username);
  await tx.retiredUsername.createMany({ data: [{ usernameSkeleton, retiredAt: now() }], skipDuplicates: true });
  await tx.account.deleteMany({ where: { memberId: member.id } });
  await tx.session.deleteMany({ where: { memberId: member.id } });
  await tx.emailToken.deleteMany({ where: { memberId: member.id } });
  await tx.apiToken.deleteMany({ where: { memberId: member.id } });
  return true;
}

/** Members besides one whose confirmed address has the same `mailbox_of`, the oldest first. */
export async function findSameMailbox(memberId: string, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'identity.same-mailbox',
    `SELECT o.member_id AS id FROM account a JOIN account o ON mailbox_of(o.email_key) = mailbox_of(a.email_key) AND o.email_verified_at IS NOT NULL AND o.member_id <> a.member_id
      WHERE a.member_id = $1 AND a.email_verified_at IS NOT NULL ORDER BY o.created_at, o.member_id LIMIT $2`,
    [memberId, limit],
  );
  return rows.map(({ id }) => id);
}
