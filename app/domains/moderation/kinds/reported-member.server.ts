import { clearProfile, putBackProfile, type ProfileWords } from '~/domains/members/index.server';
import type { Kind } from './index.server';
import { nothing } from './nothing';
import { removeSpammer } from './remove-spammer.server';

/** A profile: what it says and shows is taken away, the member stays. */
export const reportedMember: Kind = {
  decisions: {
    keep: nothing,
    remove: {
      apply: async (tx, actor, { targetId }) => clearProfile(tx, actor, targetId),
      async undo(tx, actor, { targetId }, { before }) {
        if (before) await putBackProfile(tx, actor, targetId, before as ProfileWords);
        return true;
      },
    },
    remove_spammer: removeSpammer,
  },
};
