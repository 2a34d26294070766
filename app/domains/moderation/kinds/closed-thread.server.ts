import { openClosed } from '../thresholds/end-closings.server';
import type { Kind } from './index.server';

/** A thread that a program closed for a while: all that is left is to open it again. */
export const closedThread: Kind = {
  decisions: {
    close: {
      apply: () => Promise.resolve(null),
      async undo(tx, doer, { id }) {
        await openClosed(tx, doer, id);
        return true;
      },
    },
  },
};
