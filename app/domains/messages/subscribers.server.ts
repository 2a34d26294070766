import type { Subscriber } from '~/platform/activity/index.server';
import { deleteAllOf } from './conversations/conversations.store.server';

/** Members who leave take along what was written with them, and what was noted of them. */
const leaver: Subscriber = {
  name: 'messages.leaver',
  begin: 'next',
  kinds: ['member.closed'],
  async handle({ targetMemberId }) {
    if (targetMemberId) await deleteAllOf(targetMemberId);
  },
};

/** What this room wants to know of what happened. */
export const messageSubscribers: readonly Subscriber[] = [leaver];
