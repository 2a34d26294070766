import { getSiteSecret } from '~/domains/brand/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { startLoop, type Loop } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import { settleAppeal } from '../appeals/settle-appeal.server';
import { fetchUnchanged } from '../changes/follow-changes.server';
import { kinds } from '../kinds/index.server';
import { mailOutcome, readyNoticeMail } from '../notices/mail-notifier.server';
import { isTold } from '../rules';
import { answerCaused } from '../thresholds/answer-caused.server';
import { endClosings } from '../thresholds/end-closings.server';
import { placeOf } from './about-item';
import { answerReports, holdFree, markTold, readFinal, transaction, type Tx } from './decisions.store.server';
import { reverseRemovals } from './reverse-removals.server';

const BATCH = 50;
/** How often final decisions are looked for, in milliseconds. */
const EVERY_MS = 2_000;

/**
 * Carries out and has told the decisions whose 30 seconds are over, each exactly once, however many processes do this and
 * whenever one of them dies: what happens to one item is one transaction. One that fails keeps no other waiting. Records
 * `review.settled` (`decisionId`, `decision`, `itemKind`), `decision.final` for the author of what was restricted
 * (`statementId`), `decision.told` for one who is asked for a change or has something back (`decisionId`), and `report.answered` for
 * each reporter who wants to know (`reportId`, `outcome`); visitors get a letter.
 *
 * @returns how many decisions were settled
 */
export async function settleDecisions(): Promise<number> {
  let settled = 0;
  for (;;) {
    const found = await readFinal(now(), BATCH);
    let failed = 0;
    for (const id of found) {
      try {
        settled += await settleOne(id);
      } catch (error) {
        failed += 1;
        log.error({ err: error, itemId: id }, 'a decision could not be settled');
      }
    }
    if (found.length < BATCH || failed > 0) return settled;
  }
}

async function settleOne(itemId: string): Promise<number> {
  await readyNoticeMail();
  return transaction(async (tx) => {
    if (!(await holdFree(tx, itemId))) return 0;
    return (await settleItem(tx, itemId, now())) ? 1 : 0;
  });
}

/** Settles again and again, and opens threads that were closed for a while, until it is stopped. */
export function startSettling(): Loop {
  return startLoop('moderation.settle', async () => {
    await settleDecisions();
    await fetchUnchanged();
    await endClosings();
    return EVERY_MS;
  });
}

/** The same for one item that is held, after `readyNoticeMail`. @returns false when its decision is not final, or was told */
export async function settleItem(tx: Tx, itemId: string, at: Date): Promise<boolean> {
  const final = await markTold(tx, itemId, at);
  if (!final) return false;
  const { kind, actorId, authorId, decision, decisionId, statementId } = final;
  // What programs do is done at once: nothing is left for this moment.
  const byPerson = actorId === null ? null : { ...final, actorId };
  if (byPerson) await kinds[kind].decisions[decision]?.settle?.(tx, byPerson);
  const about = { actor: { via: 'job' }, ...placeOf(final) };
  await record(tx, { ...about, kind: 'review.settled', data: { itemId, itemKind: kind, decisionId, decision } });
  if (kind === 'appeal' && byPerson) await settleAppeal(tx, byPerson);
  if (decision === 'restore' && byPerson) await reverseRemovals(tx, byPerson);
  if (isTold(decision)) await record(tx, { ...about, kind: 'decision.told', targetMemberId: authorId, data: { decisionId, decision } });
  await answerCaused(tx, final);
  if (statementId) await record(tx, { ...about, kind: 'decision.final', targetMemberId: authorId, data: { decisionId, decision, statementId } });
  for (const { id, reporterId, wantsOutcome } of await answerReports(tx, itemId, decision, at)) {
    if (!reporterId) await mailOutcome(tx, await getSiteSecret(), id);
    else if (wantsOutcome) await record(tx, { ...about, kind: 'report.answered', targetMemberId: reporterId, data: { reportId: id, outcome: decision } });
  }
  return true;
}
