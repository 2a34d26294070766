import { hasRole, isMember, refusalOfUse, refusalOfVisitor, type Actor } from '~/domains/identity';
import type { Verdict } from '~/domains/threads';

/** Synonyms and the report of searches are the community managers'. */
export function mayRunSearch(actor: Actor): Verdict {
  if (!isMember(actor)) return { no: refusalOfVisitor(actor) };
  if (!hasRole(actor, 'manager')) return { no: 'managersOnly' };
  const refusal = refusalOfUse(actor, 'admin');
  return refusal === null || { no: refusal };
}
