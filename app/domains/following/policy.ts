import { refusalOfUse, type Actor } from '~/domains/identity';
import type { Verdict } from '~/domains/threads';

/** Levels, positions and bookmarks are each member's own. A token needs `profile`, as for everything that is the member's own. */
export function mayKeepOwn(actor: Actor): Verdict {
  const refusal = refusalOfUse(actor, 'profile');
  return refusal === null || { no: refusal };
}
