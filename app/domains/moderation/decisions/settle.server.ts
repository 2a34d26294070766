import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { startLoop, type Loop } from '~/platform/jobs/index.server';
import { answerReports, holdFinal, markTold, transaction, type Tx } from './decisions.store.server';

const BATCH = 50;
/** How often final decisions are looked for, in milliseconds. */
const EVERY_MS = 2_000;

/**
 * Has decisions told whose 30 seconds are over, each exactly once, however many processes do this and whenever one of
 * them dies: marking and recording is one transaction. Records `decision.final` for the author of what was restricted
 * (`statementId`), and `report.answered` for each reporter who wants to know (`reportId`, `outcome`).
 *
 * @returns how many decisions were settled
 */
export async function settleDecisions(): Promise<number> {
  let settled = 0;
  for (;;) {
    const found = await transaction(async (tx) => {
      const at = now();
      const ids = await holdFinal(tx, at, BATCH);
      for (const id of ids) await settleItem(tx, id, at);
      return ids.length;
    });
    settled += found;
    if (found < BATCH) return settled;
  }
}

/** Settles again and again until it is stopped. */
export function startSettling(): Loop {
  return startLoop('moderation.settle', async () => {
    await settleDecisions();
    return EVERY_MS;
  });
}

/** The same for one item that is held; nothing happens when its decision is not final, or was told. */
export async function settleItem(tx: Tx, itemId: string, at: Date): Promise<void> {
  const final = await markTold(tx, itemId, at);
  if (!final) return;
  const { threadId, targetId, authorId, decision, decisionId, statementId } = final;
  const about = { actor: { via: 'job' }, ...(threadId ? { threadId, postId: targetId } : {}) };
  if (statementId) await record(tx, { ...about, kind: 'decision.final', targetMemberId: authorId, data: { decisionId, decision, statementId } });
  for (const { id, reporterId, wantsOutcome } of await answerReports(tx, itemId, decision, at)) {
    if (wantsOutcome) await record(tx, { ...about, kind: 'report.answered', targetMemberId: reporterId, data: { reportId: id, outcome: decision } });
  }
}
