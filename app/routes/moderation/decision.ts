import { undoDecision } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** DELETE takes a decision back, within its 30 seconds, and shows the item again. */
export const action = verb('moderator', async ({ actor, params, method, done }) => {
  if (method !== 'DELETE') throw new NotFound();
  const { itemId, memberId } = await undoDecision(actor, { decisionId: params.decision ?? '' });
  return done(memberId ? `/staff/members/${memberId}` : `/moderation/${itemId}`, { key: 'flash.reviewUndone' });
});
