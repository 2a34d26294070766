import { hasRole, mayUse, type Actor } from '~/domains/identity';

/** Why the actor may not change settings, as a key of the `errors` messages; null when they may: admins and owners. */
export function refusalOfSettings(actor: Actor): string | null {
  return hasRole(actor, 'admin') && mayUse(actor, 'admin') ? null : 'adminsOnly';
}
