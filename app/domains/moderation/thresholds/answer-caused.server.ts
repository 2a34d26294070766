import { showPost } from '~/domains/threads/index.server';
import { record, type Activity } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { placeOf } from '../decisions/about-item';
import { transaction, type Final, type Tx } from '../decisions/decisions.store.server';
import { reverseDecision } from '../decisions/reverse-decision.server';
import { readDoer } from '../decisions/reverse.store.server';
import type { Doer } from '../kinds/index.server';
import { readyNoticeMail } from '../notices/mail-notifier.server';
import { restricts } from '../rules';
import { endHiding, endHidings, holdHiding, readCaused, type Caused } from './thresholds.store.server';

/**
 * Answers, once it is final what a person decided about an item, what programs did because of it: a restriction confirms
 * it, anything else takes all of it back. Either way a person has looked at the post, and it is not hidden any more.
 * Records `automatic.reversed` (`statementId`) for each member concerned.
 */
export async function answerCaused(tx: Tx, { id, decision, actorId, targetId, threadId }: Final): Promise<void> {
  // Whoever is asked for a change shows the post again by making it.
  if (!actorId || decision === 'ask_change') return;
  const caused = await readCaused(tx, id);
  const hiding = await holdHiding(tx, targetId);
  if (caused.length === 0 && !hiding) return;
  const doer = await readDoer(tx, actorId);
  if (restricts(decision)) await endHidings(tx, id, now());
  else await takeBackCaused(tx, doer, caused);
  if (!hiding || !threadId) return;
  if (!caused.some(({ itemId }) => itemId === hiding.itemId)) await endHiding(tx, hiding, now());
  await showPost(tx, doer, { threadId, postId: targetId });
}

async function takeBackCaused(tx: Tx, doer: Doer, caused: readonly Caused[]): Promise<void> {
  for (const { decisionId, statementId, memberId } of caused) {
    await reverseDecision(tx, doer, decisionId);
    await record(tx, { kind: 'automatic.reversed', actor: { via: 'job' }, targetMemberId: memberId, data: { decisionId, statementId } });
  }
}

/**
 * A hidden post is shown again: its author has changed it, which ends what the program did, or somebody of the team has
 * brought it back, which takes it back.
 */
export async function shownAgain({ actorId, postId, threadId, targetMemberId, data }: Activity): Promise<void> {
  if (data.hidden !== true || !postId) return;
  await readyNoticeMail();
  await transaction(async (tx) => {
    const hiding = await holdHiding(tx, postId);
    if (!hiding) return;
    if (data.edited === true || !actorId) return endHiding(tx, hiding, now());
    await reverseDecision(tx, await readDoer(tx, actorId), hiding.decisionId);
    const place = placeOf({ kind: 'hidden_post', targetId: postId, threadId });
    await record(tx, { kind: 'automatic.reversed', actor: { via: 'job' }, ...place, ...(targetMemberId ? { targetMemberId } : {}), data: { decisionId: hiding.decisionId, statementId: hiding.statementId } });
  });
}
