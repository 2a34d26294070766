import { record } from '~/platform/activity/index.server';
import type { Final, Tx } from '../decisions/decisions.store.server';
import { placeOf } from '../decisions/about-item';
import { reverseDecision } from '../decisions/reverse-decision.server';
import { readDoer } from '../decisions/reverse.store.server';
import { markRestored, readContestedDecision } from './appeals.store.server';

/**
 * What follows when the answer to an appeal is final, in the transaction that has it told: what was overturned is put
 * back, in the name of who answered. Records `appeal.answered` for the member (`appealId`, `decisionId`, `decision`).
 */
export async function settleAppeal(tx: Tx, final: Final & { actorId: string }): Promise<void> {
  const { id, actorId, authorId, decision, decisionId } = final;
  if (decision === 'overturn') await markRestored(tx, id, await reverseDecision(tx, await readDoer(tx, actorId), await readContestedDecision(tx, id)));
  await record(tx, { kind: 'appeal.answered', actor: { via: 'job' }, targetMemberId: authorId, ...placeOf(final), data: { appealId: id, decisionId, decision } });
}
