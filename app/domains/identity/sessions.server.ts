import type { Actor } from './actor';
import { actorNow } from './actor-from';
import { lucia } from './lucia.server';
import { sha256 } from './secrets.server';
import { deleteSessionsOf, findSessions } from './sessions.store.server';
import { networkOf, type Visit } from './visit';

/** The session id in a Cookie header, if there is one. It says nothing about whether the session is still good. */
export function sessionIdOf(cookieHeader: string | null): string | null {
  return cookieHeader ? lucia.readSessionCookie(cookieHeader) : null;
}

/**
 * Opens a session for a member, under a new id, and ends the one that the browser came with.
 *
 * @returns the Set-Cookie header
 * @throws Forbidden('accountDisabled') when the member is closed, unclaimed or disabled
 */
export async function startSession(memberId: string, visit: Visit): Promise<string> {
  if (visit.sessionId) await lucia.invalidateSession(visit.sessionId);
  const session = await lucia.createSession(memberId, { network: networkOf(visit.ip), userAgent: visit.userAgent });
  return lucia.createSessionCookie(session.id).serialize();
}

/**
 * Who the session belongs to, in one query; null when it is unknown or over, or its member closed or disabled. It is
 * over 30 days after the last visit and 90 days (staff: 12 hours) after signing in. A suspended member comes as a visitor.
 */
export async function readSession(sessionId: string): Promise<Actor | null> {
  const { user } = await lucia.validateSession(sessionId);
  return user ? actorNow(user.row, 'browser') : null;
}

/**
 * Who these sessions belong to, in one query; without those that are over. It is no visit: a page that stays open keeps
 * no session alive.
 */
export async function peekSessions(sessionIds: readonly string[]): Promise<Map<string, Actor>> {
  const byHash = new Map(sessionIds.map((id) => [sha256(id), id]));
  if (byHash.size === 0) return new Map();
  const rows = await findSessions([...byHash.keys()]);
  return new Map(rows.map(({ hash, ...row }) => [byHash.get(hash) ?? '', actorNow(row, 'browser')]));
}

/** Ends a session. Answers the Set-Cookie header that takes the cookie away. */
export async function endSession(sessionId: string | null): Promise<string> {
  if (sessionId) await lucia.invalidateSession(sessionId);
  return lucia.createBlankSessionCookie().serialize();
}

/** Ends every session of a member, except the one named. */
export async function endAllSessions(memberId: string, exceptSessionId: string | null = null): Promise<void> {
  await deleteSessionsOf(memberId, exceptSessionId ? sha256(exceptSessionId) : null);
}

/** Deletes sessions that are over; for a schedule. */
export async function sweepSessions(): Promise<void> {
  await lucia.deleteExpiredSessions();
}
