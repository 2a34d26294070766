import type { Subscriber } from '~/platform/activity/index.server';
import { liftUnsubscriptions } from '~/platform/mail/index.server';
import { deleteOfMember } from './tell.store.server';
import { tellOfAcceptance, tellOfReminder, tellOfVotes } from './tell-of-one.server';
import { tellOfReply, tellOfTeam } from './tell-of-message.server';
import { tellOfEdit, tellOfPost } from './tell-of-post.server';

/**
 * Tells members of what concerns them. Begins with what happens next: a community that gets this room is not told of
 * its past.
 */
const teller: Subscriber = {
  name: 'notifications.teller',
  begin: 'next',
  kinds: ['thread.posted', 'answer.posted', 'reply.posted', 'comment.posted', 'post.edited', 'answer.accepted', 'vote.cast', 'bookmark.due', 'message.sent', 'message.replied'],
  async handle(activity) {
    switch (activity.kind) {
      case 'post.edited':
        return tellOfEdit(activity);
      case 'answer.accepted':
        return tellOfAcceptance(activity);
      case 'vote.cast':
        return tellOfVotes(activity);
      case 'bookmark.due':
        return tellOfReminder(activity);
      case 'message.sent':
        return tellOfTeam(activity);
      case 'message.replied':
        return tellOfReply(activity);
      default:
        return tellOfPost(activity);
    }
  },
};

/** Members who leave take their notifications and choices along. */
const leaver: Subscriber = {
  name: 'notifications.leaver',
  begin: 'next',
  kinds: ['member.closed'],
  async handle({ targetMemberId }) {
    if (targetMemberId) await deleteOfMember(targetMemberId);
  },
};

/** Who chooses to follow a thread again takes back that letters about it were stopped. */
const returner: Subscriber = {
  name: 'notifications.returner',
  begin: 'next',
  kinds: ['follow.changed'],
  async handle({ actorId, threadId, data }) {
    const follows = data.level === 'watching' || data.level === 'following';
    if (actorId && threadId && follows) await liftUnsubscriptions(actorId, [`thread:${threadId}`]);
  },
};

/** What this room wants to know of what happened. */
export const notificationSubscribers: readonly Subscriber[] = [teller, leaver, returner];
