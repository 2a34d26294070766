import { now } from '~/platform/clock';
import { writeRequest } from '../changes/changes.store.server';
import { CHANGE_DAYS } from '../rules';
import type { Effect } from './index.server';
import { placeOf } from './place-of';

const DAY_MS = 24 * 3_600_000;

/** Its author is asked to change it, once that is final; what they make of it comes back into the queue, or that they did nothing. */
export const askChange: Effect = {
  fits: ({ removed }) => removed === false,
  apply: () => Promise.resolve(null),
  undo: () => Promise.resolve(true),
  async settle(tx, final) {
    const askedAt = now();
    await writeRequest(tx, { ...placeOf(final), decisionId: final.decisionId, authorId: final.authorId, askedAt, dueAt: new Date(askedAt.getTime() + CHANGE_DAYS * DAY_MS) });
  },
};
