import { Forbidden, NotFound } from '~/platform/errors';
import { mustBeMember, mustHaveAccount, type Actor, type MemberActor } from './actor';
import type { EndSessionInput } from './input';
import { refusalOfAccountMatter, refusalOfLeaving } from './policy';
import { sha256 } from './secrets.server';
import { endAllSessions, endSession } from './sessions.server';
import { deleteSession, listSessionsOf, type ListedSession } from './sessions.store.server';
import type { Visit } from './visit';

/** Signs out of this browser. Answers the Set-Cookie header; a visitor who signs out loses nothing. */
export function signOut(_actor: Actor, visit: Pick<Visit, 'sessionId'>): Promise<string> {
  return endSession(visit.sessionId);
}

/** Signs out of every browser, this one too. Answers the Set-Cookie header that takes the cookie away. */
export async function signOutEverywhere(actor: Actor, visit: Pick<Visit, 'sessionId'>): Promise<string> {
  const member = ownAccount(actor);
  await endAllSessions(member.id);
  return endSession(visit.sessionId);
}

/** The member's own sessions, last used first; `current` is the one that asks. */
export async function listSessions(actor: Actor, visit: Pick<Visit, 'sessionId'>): Promise<(ListedSession & { current: boolean })[]> {
  const sessions = await listSessionsOf(ownAccount(actor).id);
  const own = visit.sessionId ? sha256(visit.sessionId) : null;
  return sessions.map((session) => ({ ...session, current: session.key === own }));
}

/**
 * Ends one of the member's own sessions.
 * @throws NotFound when it is over already or another's
 */
export async function endOneSession(actor: Actor, input: EndSessionInput): Promise<void> {
  if (!(await deleteSession(input.key, ownAccount(actor).id))) throw new NotFound();
}

/**
 * The actor, signed in by a session.
 * @throws Forbidden `signInFirst`, or `notWithToken` for an API token
 */
export function ownAccount(actor: Actor) {
  const refusal = refusalOfAccountMatter(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustBeMember(actor);
}

/** The same, suspended or not: for leaving. @throws Forbidden as `ownAccount` */
export function leavingAccount(actor: Actor): MemberActor {
  const refusal = refusalOfLeaving(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustHaveAccount(actor);
}
