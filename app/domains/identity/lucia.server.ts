import { Lucia, type Adapter, type DatabaseSession } from 'lucia';
import { Forbidden } from '~/platform/errors';
import { env } from '~/platform/env/index.server';
import { lazy } from '~/platform/lazy';
import { log } from '~/platform/log/index.server';
import { sha256 } from './secrets.server';
import { deleteOverSessions, deleteSession, deleteSessionsOf, findSession, insertSession, isTouchDue, touchSession, type SessionRow } from './sessions.store.server';

/**
 * Lucia as we use it. It hands ids as the cookie holds them to its adapter; the adapter keeps SHA-256 of them, so that
 * who reads the database cannot sign in. All times are the adapter's: idle and absolute end, closed and disabled
 * members, so Lucia's own sliding only repeats them. Nothing outside this file and `sessions.server.ts` knows Lucia.
 */
export const lucia = lazy(() => {
  const secure = env.PUBLIC_URL.startsWith('https:');
  return new Lucia(adapter, {
    getUserAttributes: (attributes) => attributes,
    sessionCookie: {
      // `__Host-` asks for `Secure`, which browsers store over plain http for localhost at best: there, a plain cookie.
      name: secure ? '__Host-session' : 'session',
      // The browser keeps it as long as it may; when the session ends is decided here.
      expires: false,
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
  });
});

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    DatabaseUserAttributes: { row: SessionRow };
    DatabaseSessionAttributes: { network?: string | null; userAgent?: string | null };
  }
}

const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const hash = sha256(sessionId);
    const row = await findSession(hash);
    if (!row) return [null, null];
    if (isTouchDue(row)) await noteVisit(hash);
    // Lucia hands `id` back to the methods below, so it has to be the one it gave.
    return [{ id: sessionId, userId: row.id, expiresAt: earlier(row.expiresAt, row.endsAt), attributes: {} }, { id: row.id, attributes: { row } }];
  },
  async setSession({ id, userId, attributes }: DatabaseSession) {
    const made = await insertSession({ hash: sha256(id), memberId: userId, network: attributes.network ?? null, userAgent: attributes.userAgent ?? null });
    if (!made) throw new Forbidden('accountDisabled');
  },
  updateSessionExpiration: (sessionId) => noteVisit(sha256(sessionId)),
  async deleteSession(sessionId) {
    await deleteSession(sha256(sessionId));
  },
  deleteUserSessions: (memberId) => deleteSessionsOf(memberId, null),
  deleteExpiredSessions: deleteOverSessions,
  // Lists come from `listSessions`, which never hands out anything that Lucia would take for an id.
  getUserSessions: () => Promise.resolve([]),
};

/** A page can be read although the visit cannot be written down (a full disk, a standby server). */
async function noteVisit(hash: string): Promise<void> {
  await touchSession(hash).catch((error: unknown) => log.warn({ err: error }, 'a visit could not be noted'));
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
