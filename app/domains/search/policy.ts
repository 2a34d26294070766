import { hasRole, isMember, mayUse, type Actor } from '~/domains/identity';
import type { Verdict } from '~/domains/threads';

/** Synonyms and the report of searches are the community managers'. */
export function mayRunSearch(actor: Actor): Verdict {
  if (!isMember(actor)) return { no: 'signInFirst' };
  if (!hasRole(actor, 'manager')) return { no: 'managersOnly' };
  return mayUse(actor, 'admin') || { no: 'scopeMissing|scope=admin' };
}
