import { showPost } from '~/domains/threads/index.server';
import type { Kind } from './index.server';

/** A post that a program hid: all that is left is to show it again. */
export const hiddenPost: Kind = {
  decisions: {
    hide: {
      apply: () => Promise.resolve(null),
      undo: (tx, doer, { targetId, threadId }) => showPost(tx, doer, { threadId: threadId ?? '', postId: targetId }),
    },
  },
};
