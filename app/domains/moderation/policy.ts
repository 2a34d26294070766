import { accountOf, hasRole, hasScope, isMember, refusalOfUse, refusalOfVisitor, roles, type Actor, type Role } from '~/domains/identity';
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

/** Whoever was told of a restriction may contest it, also when they may do nothing else any more. */
export function mayAppeal(actor: Actor): Verdict {
  const account = accountOf(actor);
  if (!account) return no('signInFirst');
  return hasScope(account, 'write') || no('scopeMissing|scope=write');
}

/** Nobody decides on their own content, nor on that of a higher role, nor on what contests a decision of their own. */
export function mayDecide(actor: Actor, about: { authorId: string; authorRole: Role; barredIds?: readonly string[] }): Verdict {
  const reviews = mayReview(actor);
  if (reviews !== true || !isMember(actor)) return reviews;
  if (about.authorId === actor.id) return no('ownContent');
  if (about.barredIds?.includes(actor.id)) return no('yourDecision');
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
