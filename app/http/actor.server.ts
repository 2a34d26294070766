import type { Actor } from '~/domains/identity';
import { readSession, sessionIdOf } from '~/domains/identity/index.server';

/** Who asks, by the session cookie; without one, or with one that has ended, a visitor. */
export async function actorOf(cookieHeader: string | null): Promise<Actor> {
  const id = sessionIdOf(cookieHeader);
  const actor = id ? await readSession(id) : null;
  return actor ?? { kind: 'visitor', via: 'browser', locale: 'en' };
}
