import { hasRole, isMember, isStaff, refusalOfUse, refusalOfVisitor, type Actor } from '~/domains/identity';
import type { Purpose } from './rules';

/** Why the actor may not upload a picture for this purpose, as a key of the `errors` messages; null when they may. */
export function refusalOfUpload(actor: Actor, purpose: Purpose): string | null {
  if (!isMember(actor)) return refusalOfVisitor(actor);
  const refusal = refusalOfUse(actor, 'upload');
  if (refusal) return refusal;
  return purpose === 'brand' && !hasRole(actor, 'admin') ? 'adminsOnly' : null;
}

/** Why the actor may not describe the picture anew; null when they may: who uploaded it, and moderators. */
export function refusalOfAlt(actor: Actor, upload: { memberId: string | null }): string | null {
  if (!isMember(actor)) return refusalOfVisitor(actor);
  const refusal = refusalOfUse(actor, 'upload');
  if (refusal) return refusal;
  return upload.memberId === actor.id || isStaff(actor) ? null : 'uploadNotYours';
}
