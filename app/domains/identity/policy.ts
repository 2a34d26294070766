import { accountOf, hasRole, mayUse, refusalOfVisitor, type Actor, type Role, roles } from './actor';

/** Each answers null for yes, or the reason why not: a key of the `errors` messages. */

/** Matters of the account itself (secrets, sessions, closing) are never done with an API token. */
export function refusalOfAccountMatter(actor: Actor): string | null {
  if (actor.kind !== 'member') return refusalOfVisitor(actor);
  return actor.scopes === null ? null : 'notWithToken';
}

/** The same for leaving, which suspended members may as well. */
export function refusalOfLeaving(actor: Actor): string | null {
  return refusalOfAccountMatter(accountOf(actor) ?? actor);
}

/**
 * Giving a member another role: admins, up to community manager; owners, any. Who is admin or owner is changed by
 * owners only.
 */
export function refusalOfRole(actor: Actor, target: { role: Role }, role: Role): string | null {
  if (!hasRole(actor, 'admin') || !mayUse(actor, 'admin')) return 'adminsOnly';
  const above = [target.role, role].some((one) => roles.indexOf(one) >= roles.indexOf('admin'));
  return above && !hasRole(actor, 'owner') ? 'ownersOnly' : null;
}

/** Disabling an account, and enabling it again: admins, those below them; nobody their own, and nobody an owner's. */
export function refusalOfDisabling(actor: Actor, target: { id: string; role: Role }): string | null {
  if (!hasRole(actor, 'admin') || !mayUse(actor, 'admin')) return 'adminsOnly';
  if (actor.kind === 'member' && actor.id === target.id) return 'disablesNotOneself';
  return actor.kind === 'member' && roles.indexOf(actor.role) > roles.indexOf(target.role) ? null : 'disablesOnlyBelow';
}

/** Inviting somebody into a role: as giving it. */
export function refusalOfInvitation(actor: Actor, role: Role): string | null {
  return refusalOfRole(actor, { role: 'member' }, role);
}

/** Handing an imported member over to an address: admins. */
export function refusalOfClaimLink(actor: Actor): string | null {
  return hasRole(actor, 'admin') && mayUse(actor, 'admin') ? null : 'adminsOnly';
}

/** The scopes that a token of a member with this role may have. */
export function refusalOfScopes(actor: Actor, wanted: readonly string[]): string | null {
  if (wanted.includes('moderate') && !hasRole(actor, 'moderator')) return 'scopeBeyondRole';
  if (wanted.includes('admin') && !hasRole(actor, 'manager')) return 'scopeBeyondRole';
  return null;
}
