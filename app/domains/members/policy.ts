import { isStaff, mayUse, type Actor } from '~/domains/identity';

/** Each answers null for yes, or the reason why not: a key of the `errors` messages. */

/** Changing the own profile and preferences. */
export function refusalOfOwnProfile(actor: Actor): string | null {
  if (actor.kind !== 'member') return 'signInFirst';
  return mayUse(actor, 'profile') ? null : 'scopeMissing|scope=profile';
}

/** The list of members with what staff need: moderators and above. */
export function refusalOfStaffList(actor: Actor): string | null {
  return isStaff(actor) && mayUse(actor, 'moderate') ? null : 'staffOnly';
}
