import { bringBackPost, takeAwayAgain, type EarlierRemoval } from '~/domains/threads/index.server';
import type { Effect } from './index.server';
import { placeOf } from './place-of';

/** What staff had removed is there again; that earlier decisions are reversed by it comes when it is final (`decisions/reverse-removals.server.ts`). */
export const restore: Effect = {
  fits: ({ takenAway }) => takenAway === true,
  apply: (tx, actor, place) => bringBackPost(tx, actor, placeOf(place)),
  async undo(tx, doer, place, { before }) {
    await takeAwayAgain(tx, doer, placeOf(place), before as EarlierRemoval);
    return true;
  },
};
