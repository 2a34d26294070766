import { hasRole, isMember, mayUse, roles, type Actor, type Role } from '~/domains/identity';
import { moderates, type Verdict } from '~/domains/threads';

const no = (reason: string): Verdict => ({ no: reason });

/** Members report, by a session or a token that may write. */
export function mayReport(actor: Actor): Verdict {
  if (!isMember(actor)) return no('signInFirst');
  return mayUse(actor, 'write') || no('scopeMissing|scope=write');
}

/** The queue is the moderators' and above. */
export function mayReview(actor: Actor): Verdict {
  if (!isMember(actor)) return no('signInFirst');
  if (!hasRole(actor, 'moderator')) return no('staffOnly');
  return moderates(actor) || no('scopeMissing|scope=moderate');
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
  if (!isMember(actor)) return no('signInFirst');
  if (!hasRole(actor, 'manager')) return no('managersOnly');
  return mayUse(actor, 'admin') || no('scopeMissing|scope=admin');
}
