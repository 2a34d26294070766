import { hasRole, isMember, refusalOfUse, refusalOfVisitor, roles, type Actor, type Role } from '~/domains/identity';
import type { Verdict } from '~/domains/threads';
import type { SanctionKind } from './sanctions/sanction-rules';

const no = (reason: string): Verdict => ({ no: reason });

/** Members report, by a session or a token that may write. */
export function mayReport(actor: Actor): Verdict {
  return may(actor, 'write');
}

/** The queue is the moderators' and above. */
export function mayReview(actor: Actor): Verdict {
  if (!isMember(actor)) return no(refusalOfVisitor(actor));
  if (!hasRole(actor, 'moderator')) return no('staffOnly');
  return may(actor, 'moderate');
}

function may(actor: Actor, scope: 'write' | 'moderate' | 'admin'): Verdict {
  const refusal = refusalOfUse(actor, scope);
  return refusal === null || no(refusal);
}

/** Nobody decides on their own content, nor on that of a higher role. */
export function mayDecide(actor: Actor, about: { authorId: string; authorRole: Role }): Verdict {
  const reviews = mayReview(actor);
  if (reviews !== true || !isMember(actor)) return reviews;
  if (about.authorId === actor.id) return no('ownContent');
  return roles.indexOf(about.authorRole) <= roles.indexOf(actor.role) || no('higherRole');
}

/** Reasons, ready words and who looks after what are the community managers'. */
export function mayRunDesk(actor: Actor): Verdict {
  if (!isMember(actor)) return no(refusalOfVisitor(actor));
  if (!hasRole(actor, 'manager')) return no('managersOnly');
  return may(actor, 'admin');
}

/** Measures against members, as decisions on what they wrote; bans are the community managers'. Lifting, as giving. */
export function maySanction(actor: Actor, member: { id: string; role: Role }, kind: SanctionKind): Verdict {
  const decides = mayDecide(actor, { authorId: member.id, authorRole: member.role });
  if (decides !== true || kind !== 'ban') return decides;
  return hasRole(actor, 'manager') || no('managersOnly');
}
