import { Forbidden } from '~/platform/errors';
import type { Locale } from '~/platform/i18n';
import type { Scope } from './scopes';

/** What a member may do in the house, each including all before it. */
export const roles = ['member', 'moderator', 'manager', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Through which front door an act came. */
export type Via = 'browser' | 'api' | 'cli' | 'job' | 'import';

/** Somebody who has not signed in. */
export type Visitor = { kind: 'visitor'; via: Via; locale: Locale };

/** A member who has signed in, or in whose name a program acts. */
export type MemberActor = {
  kind: 'member';
  id: string;
  username: string;
  displayName: string | null;
  avatarId: string | null;
  role: Role;
  locale: Locale;
  timeZone: string;
  theme: 'light' | 'dark' | null;
  singleKeys: boolean;
  /** False: they have muted and blocked nobody, and it need not be asked whom. */
  mutes: boolean;
  via: Via;
  /** What an API token allows; null is everything that the member may do (a session). */
  scopes: Scope[] | null;
  createdAt: Date;
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
 * @throws Forbidden('signInFirst') for a visitor
 */
export function mustBeMember(actor: Actor): MemberActor {
  if (actor.kind !== 'member') throw new Forbidden('signInFirst');
  return actor;
}

/** Whether the way in which the actor came allows this scope; visitors may only read. */
export function mayUse(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'visitor') return scope === 'read';
  return actor.scopes === null || actor.scopes.includes(scope);
}
