import { approveHeld, giveBackHeld, publishHeld, refuseHeld, reopenHeld } from '~/domains/threads/index.server';
import { placeItem } from '../decisions/decisions.store.server';
import type { Kind } from './index.server';

/**
 * A text that waits to be published. Both decisions are carried out when they are final, so that until then both can be
 * taken back for nothing: an approval publishes it, a refusal gives the words back to their author.
 */
export const heldPost: Kind = {
  decisions: {
    approve: {
      async apply(tx, actor, { targetId }, reading) {
        await approveHeld(tx, actor, targetId, reading);
        return null;
      },
      async undo(tx, _, { targetId }) {
        await reopenHeld(tx, targetId);
        return true;
      },
      async settle(tx, { id, targetId }) {
        const posted = await publishHeld(tx, targetId);
        if (posted) await placeItem(tx, id, posted.threadId);
      },
    },
    refuse: {
      async apply(tx, _, { targetId }, reading) {
        await refuseHeld(tx, targetId, reading);
        return null;
      },
      // A refusal that was final is overturned by publishing the text.
      async undo(tx, _, { targetId }) {
        return (await reopenHeld(tx, targetId)) || (await publishHeld(tx, targetId, { overturned: true })) !== null;
      },
      async settle(tx, { targetId }) {
        await giveBackHeld(tx, targetId);
      },
    },
  },
};
