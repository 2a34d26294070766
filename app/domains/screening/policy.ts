import { hasRole, isStaff, mayUse, type Actor } from '~/domains/identity';

/** Why the actor may not keep word rules, as a key of `errors`; null when they may: community managers and above. */
export function refusalOfRules(actor: Actor): string | null {
  if (!hasRole(actor, 'manager')) return 'managersOnly';
  return mayUse(actor, 'admin') ? null : 'scopeMissing|scope=admin';
}

/** Why the actor may not teach what was decided, or see the rules; null when they may: staff. */
export function refusalOfTeaching(actor: Actor): string | null {
  if (!isStaff(actor)) return 'staffOnly';
  return mayUse(actor, 'moderate') ? null : 'scopeMissing|scope=moderate';
}
