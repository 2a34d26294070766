import type { Subscriber } from '~/platform/activity/index.server';
import { dropMutesOf } from './mutes/mutes.store.server';

/** Who left has muted nobody, and is muted by nobody. */
const leaver: Subscriber = {
  name: 'members.leaver',
  kinds: ['member.closed'],
  async handle({ targetMemberId }) {
    if (targetMemberId) await dropMutesOf(targetMemberId);
  },
};

/** What this room wants to know of what happened. */
export const memberSubscribers: readonly Subscriber[] = [leaver];
