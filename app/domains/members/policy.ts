import { isStaff, mayUse, refusalOfSilenced, refusalOfUse, type Actor } from '~/domains/identity';

/** Each answers null for yes, or the reason why not: a key of the `errors` messages. */

/** Changing the own preferences, and whom one does not want to read. */
export function refusalOfPreferences(actor: Actor): string | null {
  return refusalOfUse(actor, 'profile');
}

/** Changing what others see of oneself: not while one is silenced. */
export function refusalOfOwnProfile(actor: Actor): string | null {
  return refusalOfPreferences(actor) ?? refusalOfSilenced(actor);
}

/** The list of members with what staff need: moderators and above. */
export function refusalOfStaffList(actor: Actor): string | null {
  return isStaff(actor) && mayUse(actor, 'moderate') ? null : 'staffOnly';
}
