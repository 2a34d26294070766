import { now } from '~/platform/clock';
import { freeOf } from '../sanctions/give-sanction.server';
import { sanctionKinds } from '../sanctions/sanction-rules';
import type { Effect, Kind } from './index.server';

/** `giveSanction` makes the item together with its decision: all that is left is to take it back. */
const given: Effect = {
  apply: () => Promise.resolve(null),
  async undo(tx, actor, { targetId, authorId }) {
    await freeOf(tx, { sanctionId: targetId, memberId: authorId, byId: actor.id, at: now() });
    return true;
  },
};

/** A measure against a member. */
export const memberSanction: Kind = { decisions: Object.fromEntries(sanctionKinds.map((kind) => [kind, given])) };
