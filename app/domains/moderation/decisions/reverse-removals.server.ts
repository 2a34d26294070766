import type { Tx } from './decisions.store.server';
import type { Final } from '../kinds/index.server';
import { readDoer, readRemovals } from './reverse.store.server';
import { reverseDecision } from './reverse-decision.server';

/** When it is final that a removed post is there again: the decisions that had removed it are reversed, in the name of who brought it back. */
export async function reverseRemovals(tx: Tx, { targetId, actorId }: Final): Promise<void> {
  const doer = await readDoer(tx, actorId);
  for (const decisionId of await readRemovals(tx, targetId)) await reverseDecision(tx, doer, decisionId);
}
