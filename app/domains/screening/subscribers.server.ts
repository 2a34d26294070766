import type { Subscriber } from '~/platform/activity/index.server';
import { deleteSeenOf } from './seen.store.server';

/** Of who left, no host and no hash is kept. */
const forgetter: Subscriber = {
  name: 'screening.upkeep',
  kinds: ['member.closed'],
  async handle({ targetMemberId }) {
    if (targetMemberId) await deleteSeenOf(targetMemberId);
  },
};

/** What this room wants to know of what happened. */
export const screeningSubscribers: readonly Subscriber[] = [forgetter];
