import { clearProfile, getProfileById, putBackProfile, type ProfileWords } from '~/domains/members/index.server';
import { putBackAll, takeAwayAll, type StandingPost } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { freeOf } from '../sanctions/give-sanction.server';
import { findSanctionOf } from '../sanctions/sanctions.store.server';
import { refusalOfSpammer, SPAMMER } from '../sanctions/spammer-rules';
import type { Effect } from './index.server';

type Before = { posts: StandingPost[]; profile: ProfileWords | null };

/**
 * Takes away all that a new member posted and what their profile says; the ban follows with the statement. Refused for
 * whoever is here for longer or wrote more, in words that say so.
 */
export const removeSpammer: Effect = {
  async apply(tx, actor, { authorId }): Promise<Before> {
    const refusal = refusalOfSpammer({ ...(await getProfileById(authorId)), at: now() });
    if (refusal) throw new Forbidden(refusal);
    const posts = await takeAwayAll(tx, actor, authorId, SPAMMER.posts);
    if (!posts) throw new Forbidden(`spammerTooMany|most=${SPAMMER.posts}`);
    return { posts, profile: await clearProfile(tx, actor, authorId) };
  },
  async undo(tx, actor, { id, authorId }, { before, byId }) {
    const { posts, profile } = before as Before;
    const whole = await putBackAll(tx, actor, posts, byId);
    if (profile) await putBackProfile(tx, actor, authorId, profile);
    const sanctionId = await findSanctionOf(tx, id);
    if (sanctionId) await freeOf(tx, { sanctionId, memberId: authorId, byId: actor.id, at: now() });
    return whole;
  },
};
