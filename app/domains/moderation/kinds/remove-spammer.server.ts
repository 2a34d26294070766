import { clearProfile, getProfileById, putBackProfile, type ProfileWords } from '~/domains/members/index.server';
import { giveBackHeld, putBackAll, refuseAllHeld, reopenHeld, takeAwayAll, type StandingPost } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { readBefore, type Tx } from '../decisions/decisions.store.server';
import { freeOf } from '../sanctions/give-sanction.server';
import { findSanctionOf } from '../sanctions/sanctions.store.server';
import { closeGoneOf, reopenGone } from '../screened/screened.store.server';
import { refusalOfSpammer, SPAMMER } from '../sanctions/spammer-rules';
import type { Effect } from './index.server';

/** `held`: texts that waited; of decisions that are older there are none. */
type Before = { posts: StandingPost[]; profile: ProfileWords | null; held?: string[] };

/**
 * Takes away all that a new member posted, what their profile says and what of theirs waits to be published; the ban
 * follows with the statement. Refused for whoever is here for longer or wrote more, in words that say so. Texts that
 * waited are drafts again once it is final.
 */
export const removeSpammer: Effect = {
  async ready(actor, { authorId }) {
    const refusal = refusalOfSpammer({ ...(await getProfileById(authorId)), at: now() });
    if (refusal) throw new Forbidden(refusal);
    return async (tx): Promise<Before> => {
      await closeGoneOf(tx, authorId, now());
      const held = await refuseAllHeld(tx, authorId);
      const posts = await takeAwayAll(tx, actor, authorId, SPAMMER.posts);
      if (!posts) throw new Forbidden(`spammerTooMany|most=${SPAMMER.posts}`);
      return { posts, held, profile: await clearProfile(tx, actor, authorId) };
    };
  },
  async undo(tx, actor, { id, authorId }, { before, byId, final }) {
    const { posts, profile, held = [] } = before as Before;
    const whole = await putBackAll(tx, actor, posts, byId, final);
    if (profile) await putBackProfile(tx, actor, authorId, profile);
    await waitAgain(tx, authorId, held);
    const sanctionId = await findSanctionOf(tx, id);
    if (sanctionId) await freeOf(tx, { sanctionId, memberId: authorId, byId: actor.id, at: now() });
    return whole;
  },
  async settle(tx, { id }) {
    const { held = [] } = ((await readBefore(tx, id)) ?? {}) as Partial<Before>;
    for (const heldId of held) await giveBackHeld(tx, heldId);
  },
};

/** Texts that are not drafts again yet wait as before, in the queue too, also those that had not come into it. */
async function waitAgain(tx: Tx, authorId: string, held: readonly string[]): Promise<void> {
  const waiting: string[] = [];
  for (const heldId of held) if (await reopenHeld(tx, heldId)) waiting.push(heldId);
  const queued = await reopenGone(tx, waiting);
  for (const heldId of waiting.filter((id) => !queued.includes(id))) {
    await record(tx, { kind: 'post.held', actor: { via: 'job' }, targetMemberId: authorId, data: { heldId } });
  }
}
