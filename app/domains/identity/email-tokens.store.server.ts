import { now } from '~/platform/clock';
import { db, type Tx } from '~/platform/db/index.server';
import { limits } from './rules';

export type Purpose = 'verify' | 'signIn' | 'reset' | 'changeEmail' | 'claim' | 'invite' | 'setup' | 'demo';

/** What waits with a token until it is used. */
export type TokenData = {
  username?: string;
  displayName?: string | null;
  passwordHash?: string | null;
  locale?: 'en' | 'fr';
  timeZone?: string | null;
  role?: string;
  inviterId?: string;
};

export type EmailToken = {
  id: string;
  purpose: Purpose;
  memberId: string | null;
  email: string | null;
  data: TokenData;
  createdAt: Date;
};

const columns = { id: true, purpose: true, memberId: true, email: true, data: true, createdAt: true } as const;
const read = (row: { data: unknown } & Omit<EmailToken, 'data'>): EmailToken => ({ ...row, data: row.data as TokenData });

export type NewToken = {
  id: string;
  purpose: Purpose;
  memberId: string | null;
  email: string | null;
  data: TokenData;
  ticketHash: string | null;
  expiresAt: Date;
};

export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  await tx.emailToken.create({ data: { ...token, createdAt: now() }, select: { id: true } });
}

/** Takes up a request that waits for its letter, locked; null when it was dealt with. */
export async function takeWaiting(tx: Tx, id: string): Promise<EmailToken | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM email_token WHERE id = ${id} AND used_at IS NULL FOR UPDATE SKIP LOCKED`;
  if (rows.length === 0) return null;
  const row = await tx.emailToken.findUnique({ where: { id }, select: columns });
  return row && read(row);
}

/** What a waiting request becomes when its letter goes out. */
export type Readied = { id: string; purpose: Purpose; memberId: string | null; codeHash: string | null; codeExpiresAt: Date | null; expiresAt: Date };

export async function readyToken(tx: Tx, waitingId: string, ready: Readied): Promise<void> {
  await tx.emailToken.update({ where: { id: waitingId }, data: ready, select: { id: true } });
}

export async function deleteToken(tx: Tx, id: string): Promise<void> {
  await tx.emailToken.deleteMany({ where: { id } });
}

const usable = () => ({ usedAt: null, expiresAt: { gt: now() } });

/** The token with this hash, if it may still be used for one of the purposes. */
export async function findToken(id: string, purposes: readonly Purpose[], tx: Tx = db): Promise<EmailToken | null> {
  const row = await tx.emailToken.findFirst({ where: { id, purpose: { in: [...purposes] }, ...usable() }, select: columns });
  return row && read(row);
}

/** Counts a try of the digits and answers what they have to hash to; null when there is none or no try is left. */
export async function countCodeTry(ticketHash: string, purposes: readonly Purpose[]): Promise<{ id: string; codeHash: string } | null> {
  const [row] = await db.emailToken.updateManyAndReturn({
    where: {
      ticketHash, purpose: { in: [...purposes] }, codeHash: { not: null }, codeTries: { lt: limits.codeTries }, codeExpiresAt: { gt: now() }, ...usable(),
    },
    data: { codeTries: { increment: 1 } },
    select: { id: true, codeHash: true },
  });
  return row?.codeHash ? { id: row.id, codeHash: row.codeHash } : null;
}

/** Marks it as used; false when somebody was first or its time is over. */
export async function useToken(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.emailToken.updateMany({ where: { id, ...usable() }, data: { usedAt: now() } });
  return count === 1;
}

/** Takes back unused tokens of a member: after the secret that they stood for was changed. */
export async function dropTokens(tx: Tx, memberId: string, purposes: readonly Purpose[]): Promise<void> {
  await tx.emailToken.deleteMany({ where: { memberId, purpose: { in: [...purposes] }, usedAt: null } });
}

/** Takes back every token of a purpose that belongs to nobody in particular. */
export async function dropTokensFor(tx: Tx, purpose: Purpose): Promise<void> {
  await tx.emailToken.deleteMany({ where: { purpose } });
}

/** Removes tokens whose time was over before the instant. */
export async function deleteExpiredTokens(before: Date): Promise<void> {
  await db.emailToken.deleteMany({ where: { expiresAt: { lt: before } } });
}
