import { putBackPost, returnPost, takeAwayPost, type EarlierRemoval } from '~/domains/threads/index.server';
import type { Kind, Place } from './index.server';
import { nothing } from './nothing';
import { removeSpammer } from './remove-spammer.server';

const placeOf = ({ targetId, threadId }: Place) => ({ postId: targetId, threadId: threadId ?? '' });

/** A post, an opening post with its thread. Its words go back to its author once it is final that it is removed. */
export const reportedPost: Kind = {
  decisions: {
    keep: nothing,
    remove: {
      apply: async (tx, actor, place) => takeAwayPost(tx, actor, placeOf(place)),
      undo: async (tx, actor, place, { before, byId }) => putBackPost(tx, actor, placeOf(place), before as EarlierRemoval, byId),
      settle: async (tx, place) => returnPost(tx, placeOf(place)),
    },
    remove_spammer: removeSpammer,
  },
};
