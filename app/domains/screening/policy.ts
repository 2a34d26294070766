import { hasRole, isStaff, refusalOfUse, type Actor } from '~/domains/identity';

/** Why the actor may not keep word rules, as a key of `errors`; null when they may: community managers and above. */
export function refusalOfRules(actor: Actor): string | null {
  if (!hasRole(actor, 'manager')) return 'managersOnly';
  return refusalOfUse(actor, 'admin');
}

/** Why the actor may not teach what was decided, or see the rules; null when they may: staff. */
export function refusalOfTeaching(actor: Actor): string | null {
  if (!isStaff(actor)) return 'staffOnly';
  return refusalOfUse(actor, 'moderate');
}
