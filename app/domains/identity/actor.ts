import { Forbidden } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import type { Scope } from './scopes';

/** What a member may do in the house, each including all before it. */
export const roles = ['member', 'moderator', 'manager', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Through which front door an act came. */
export type Via = 'browser' | 'api' | 'cli' | 'job' | 'import';

/** What was taken away from a member, and until when; null: for good. */
export type Restraint = { until: Date | null };

/** Somebody who has not signed in; or a suspended member, who reads as a visitor does and keeps a few doors (`accountOf`). */
export type Visitor = { kind: 'visitor'; via: Via; locale: Locale; suspended?: Restraint & { member: MemberActor } };

/** A member who has signed in, or in whose name a program acts. */
export type MemberActor = {
  kind: 'member';
  id: string;
  username: string;
  displayName: string | null;
  avatarId: string | null;
  role: Role;
  locale: Locale;
  /** IANA name; null: never chosen, and the site's is theirs. */
  timeZone: string | null;
  theme: 'light' | 'dark' | null;
  singleKeys: boolean;
  /** False: they have muted and blocked nobody, and it need not be asked whom. */
  mutes: boolean;
  via: Via;
  /** What an API token allows; null is everything that the member may do (a session). */
  scopes: Scope[] | null;
  createdAt: Date;
  /** Set while they may read, and write to nobody but the team. */
  silenced?: Restraint;
};

export type Actor = Visitor | MemberActor;

/** Whether the actor has this role or one above it. */
export function hasRole(actor: Actor, atLeast: Role): boolean {
  return actor.kind === 'member' && roles.indexOf(actor.role) >= roles.indexOf(atLeast);
}

/** Whether the actor helps to run the community: moderators and above. */
export function isStaff(actor: Actor): boolean {
  return hasRole(actor, 'moderator');
}

/** Whether the actor has signed in. */
export function isMember(actor: Actor): actor is MemberActor {
  return actor.kind === 'member';
}

/**
 * The actor as a member.
 * @throws Forbidden('signInFirst') for a visitor; `suspended`, `suspendedUntil` for somebody who is
 */
export function mustBeMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw new Forbidden(refusalOfVisitor(actor));
  return actor;
}

/**
 * The member behind the actor, suspended or not: for what stays open to everybody with an account, which is reading
 * statements, writing to the team, and leaving.
 */
export function accountOf(actor: Actor): MemberActor | null {
  return actor.kind === 'member' ? actor : (actor.suspended?.member ?? null);
}

/** The same. @throws Forbidden('signInFirst') for those without an account */
export function mustHaveAccount(actor: Actor): MemberActor {
  const account = accountOf(actor);
  if (!account) throw new Forbidden('signInFirst');
  return account;
}

/** Why somebody who is no member here may not do what members may, as a key of `errors`; moments in milliseconds. */
export function refusalOfVisitor({ suspended }: Visitor): string {
  if (!suspended) return 'signInFirst';
  return suspended.until ? `suspendedUntil|until=${suspended.until.getTime()}` : 'suspended';
}

/** Why the actor may not show anything to others; null: they are not silenced. */
export function refusalOfSilenced(actor: Actor): string | null {
  if (actor.kind !== 'member' || !actor.silenced) return null;
  const { until } = actor.silenced;
  return until ? `silencedUntil|until=${until.getTime()}` : 'silenced';
}

/** Whether the way in which the actor came allows this scope, whatever they themselves may. */
export function hasScope(actor: MemberActor, scope: Scope): boolean {
  return actor.scopes === null || actor.scopes.includes(scope);
}

/** Scopes of what others get to see, or are concerned by: not for who is silenced. */
const PUBLIC: readonly Scope[] = ['write', 'vote', 'upload', 'moderate', 'admin'];

/** Whether the actor may do what belongs to a scope; visitors may only read. */
export function mayUse(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'visitor') return scope === 'read';
  return hasScope(actor, scope) && !(actor.silenced && PUBLIC.includes(scope));
}

/** Why not: they have not signed in, are suspended or silenced, or came with a token that leaves it out; null: they may. */
export function refusalOfUse(actor: Actor, scope: Scope): string | null {
  if (mayUse(actor, scope)) return null;
  if (actor.kind === 'visitor') return refusalOfVisitor(actor);
  return hasScope(actor, scope) ? refusalOfSilenced(actor) : `scopeMissing|scope=${scope}`;
}
