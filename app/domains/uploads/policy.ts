import { hasRole, isMember, isStaff, mayUse, type Actor } from '~/domains/identity';
import type { Purpose } from './rules';

/** Why the actor may not upload a picture for this purpose, as a key of the `errors` messages; null when they may. */
export function refusalOfUpload(actor: Actor, purpose: Purpose): string | null {
  if (!isMember(actor)) return 'signInFirst';
  if (!mayUse(actor, 'upload')) return 'scopeMissing|scope=upload';
  return purpose === 'brand' && !hasRole(actor, 'admin') ? 'adminsOnly' : null;
}

/** Why the actor may not describe the picture anew; null when they may: who uploaded it, and moderators. */
export function refusalOfAlt(actor: Actor, upload: { memberId: string | null }): string | null {
  if (!isMember(actor)) return 'signInFirst';
  if (!mayUse(actor, 'upload')) return 'scopeMissing|scope=upload';
  return upload.memberId === actor.id || isStaff(actor) ? null : 'uploadNotYours';
}
