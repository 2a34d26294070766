import { putBackPost, returnPost, takeAwayPost, type EarlierRemoval } from '~/domains/threads/index.server';
import { endRequests } from '../changes/changes.store.server';
import { askChange } from './ask-change.server';
import { editPost, labelThread, lockThread, moveThread } from './change-post.server';
import type { Effect, Kind } from './index.server';
import { nothing } from './nothing';
import { placeOf } from './place-of';
import { removeImage } from './remove-image.server';
import { removeSpammer } from './remove-spammer.server';
import { restore } from './restore.server';

const remove: Effect = {
  apply: async (tx, actor, place) => takeAwayPost(tx, actor, placeOf(place)),
  undo: async (tx, actor, place, { before, byId, final }) => putBackPost(tx, actor, placeOf(place), before as EarlierRemoval, byId, final),
  settle: async (tx, place) => returnPost(tx, placeOf(place)),
};

/** Whatever is decided about a post, its author is no longer waited for. */
function ending(effect: Effect): Effect {
  return {
    ...effect,
    async settle(tx, final) {
      await endRequests(tx, final.targetId);
      await effect.settle?.(tx, final);
    },
  };
}

/** A post, an opening post with its thread. Its words go back to its author once it is final that it is removed. */
export const reportedPost: Kind = {
  decisions: {
    keep: ending(nothing),
    remove: ending(remove),
    remove_image: ending(removeImage),
    remove_spammer: ending(removeSpammer),
    edit: ending(editPost),
    move: ending(moveThread),
    lock: ending(lockThread),
    label: ending(labelThread),
    ask_change: ending(askChange),
    restore: ending(restore),
  },
};
