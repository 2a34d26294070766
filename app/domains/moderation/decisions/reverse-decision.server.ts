import { getSiteSecret } from '~/domains/brand/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { mailReversal } from '../notices/mail-notifier.server';
import { kinds, type Doer } from '../kinds/index.server';
import { ledgerTarget, placeOf } from './about-item';
import { holdItem, type Tx } from './decisions.store.server';
import { readCaused } from '../thresholds/thresholds.store.server';
import { correctReports, markReversed, readContested } from './reverse.store.server';

/**
 * Takes a decision back that its people were told of, at any time later: what it did is undone, its statement says so, and
 * whoever reported is no longer counted as right. The item stays decided. Twice is once. Records `decision.reversed`
 * (`decisionId`, `restored`) and `report.corrected` for each reporter who wants to know, and writes to the ledger. After
 * `readyNoticeMail`.
 *
 * @param doer whose word it is
 * @returns whether things are again as they were; false: what was taken away does not exist any more, or somebody else
 *   has taken it away since
 */
export async function reverseDecision(tx: Tx, doer: Doer, decisionId: string): Promise<boolean> {
  const decision = await readContested(tx, decisionId);
  const item = decision && (await holdItem(tx, decision.itemId));
  if (!decision || !item || !(await markReversed(tx, decisionId, now()))) return true;
  const { kind, actorId, statementId, was } = decision;
  const restored = (await kinds[item.kind].decisions[kind]?.undo(tx, doer, item, { before: was, byId: actorId, final: true }).catch(isGone)) ?? true;
  const about = { actor: doer, ...placeOf(item) };
  await record(tx, { ...about, kind: 'decision.reversed', targetMemberId: item.authorId, data: { decisionId, decision: kind, statementId, restored } });
  for (const { id, reporterId, wantsOutcome } of await correctReports(tx, item.id, kind)) {
    if (!reporterId) await mailReversal(tx, await getSiteSecret(), id);
    else if (wantsOutcome) await record(tx, { ...about, kind: 'report.corrected', targetMemberId: reporterId, data: { reportId: id, restored } });
  }
  await writeLedger(tx, { actor: doer, act: 'decision.reversed', ...ledgerTarget(item), before: { decision: kind }, after: { restored } });
  // What programs did before for the same reports was as wrong.
  for (const caused of await readCaused(tx, item.id)) await reverseDecision(tx, doer, caused.decisionId);
  return restored;
}

/** What was purged cannot come back. */
function isGone(error: unknown): false {
  if (error instanceof NotFound) return false;
  throw error;
}
