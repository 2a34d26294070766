import { newId } from '~/platform/clock';
import { db, transaction } from '~/platform/db/index.server';
import type { Actor, MemberActor, Role, Visit } from '~/domains/identity';
import { prepareLetter } from '~/domains/identity/index.server';
import { addMember } from '~/domains/identity/sign-up.server';
import { hashPassword } from '~/domains/identity/passwords.server';

export const PASSWORD = 'correct horse battery';
export const visitor: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };

let visits = 0;
/** A visit from a network of its own, so that no test uses up another's limits. */
export function visit(more: Partial<Visit> = {}): Visit {
  visits += 1;
  return { ip: `10.${Math.floor(visits / 250)}.${visits % 250}.7`, userAgent: 'A browser', sessionId: null, brandName: 'Lumina', ...more };
}

let people = 0;
/** A member who is there already, with the password above. Returns the actor and the address. */
export async function someone(role: Role = 'member', more: { username?: string; password?: string | null } = {}): Promise<MemberActor & { email: string }> {
  people += 1;
  const username = more.username ?? `person${people}x`;
  const email = `${username}@example.org`;
  const passwordHash = more.password === null ? null : await hashPassword(more.password ?? PASSWORD);
  const member = await transaction((tx) =>
    addMember(tx, { username, displayName: null, role, locale: 'en', timeZone: 'UTC', email, passwordHash, via: 'browser' }),
  );
  return { ...member, email };
}

/** A member who came by an import. */
export async function imported(email: string | null = null): Promise<{ id: string; username: string }> {
  people += 1;
  const [id, username] = [newId(), `imported${people}x`];
  await db.member.create({
    data: { id, username, usernameKey: username, usernameSkeleton: username, status: 'unclaimed', createdAt: new Date() },
  });
  if (email) await db.account.create({ data: { memberId: id, email, emailKey: email.toLowerCase(), createdAt: new Date() } });
  return { id, username };
}

/** Does the letters that wait, as the worker would. */
export async function sendLetters(): Promise<void> {
  const waiting = await db.emailToken.findMany({ where: { id: { startsWith: 'waiting-' } } });
  for (const { id } of waiting) await prepareLetter({ id });
}

export type Sent = { letter: string; to: string; secret: boolean; props: Record<string, string | number> };

/** Letters to an address, oldest first. */
export async function lettersTo(to: string): Promise<Sent[]> {
  const rows = await db.mail.findMany({ where: { toAddress: to }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => ({ letter: row.letter, to: row.toAddress, secret: row.secret, props: row.props as Record<string, string | number> }));
}

/** The last letter to an address. */
export async function lastLetter(to: string): Promise<Sent> {
  const letter = (await lettersTo(to)).at(-1);
  if (!letter) throw new Error(`no letter to ${to}`);
  return letter;
}

/** The secret in a letter's link. */
export function secretOf(letter: Sent): string {
  return new URL(String(letter.props.link)).searchParams.get('token') ?? '';
}

/** Kinds of what was recorded about a member. */
export async function recordedOf(memberId: string): Promise<string[]> {
  const rows = await db.activity.findMany({ where: { targetMemberId: memberId }, orderBy: { id: 'asc' } });
  return rows.map((row) => row.kind);
}

/** The session id in a Set-Cookie header. */
export function idIn(cookie: string): string {
  return /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '';
}

