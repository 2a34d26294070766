import { followingSubscribers } from '~/domains/following/index.server';
import { memberSubscribers } from '~/domains/members/index.server';
import { messageSubscribers } from '~/domains/messages/index.server';
import { moderationSubscribers } from '~/domains/moderation/index.server';
import { notificationSubscribers } from '~/domains/notifications/index.server';
import { screeningSubscribers } from '~/domains/screening/index.server';
import { searchSubscribers } from '~/domains/search/index.server';
import { threadSubscribers } from '~/domains/threads/index.server';
import type { Subscriber } from '~/platform/activity/index.server';

/** Who listens to what happens: each is idempotent, and remembers by its name how far it has read. */
export const subscribers: readonly Subscriber[] = [
  ...memberSubscribers,
  ...messageSubscribers,
  ...screeningSubscribers,
  ...threadSubscribers,
  ...searchSubscribers,
  ...followingSubscribers,
  ...moderationSubscribers,
  ...notificationSubscribers,
];
