import type { Actor } from '~/domains/identity';
import { isId } from '~/domains/threads';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { accessItem } from '../access-item.server';
import { kinds } from '../kinds/index.server';
import { tellStaff } from '../tell-staff.server';
import { ledgerTarget } from './decide.server';
import { holdItem, readDecision, takeBack, transaction } from './decisions.store.server';

/**
 * Takes the actor's own decision back within 30 seconds: what it did is undone and the item is open again, as if nothing
 * had been decided. Twice is once. Records `review.undone`, and writes to the ledger.
 *
 * @throws NotFound; Forbidden('notYourDecision'); Conflict('undoTooLate')
 */
export async function undoDecision(actor: Actor, { decisionId }: { decisionId: string }): Promise<{ itemId: string }> {
  const decision = isId(decisionId) ? await readDecision(decisionId) : null;
  if (!decision) throw new NotFound();
  const { itemId, kind } = decision;
  const { member } = await accessItem(actor, itemId);
  if (decision.actorId !== member.id) throw new Forbidden('notYourDecision');
  if (decision.undone) return { itemId };
  await transaction(async (tx) => {
    const item = await holdItem(tx, itemId);
    const before = item && (await takeBack(tx, decisionId, now()));
    if (!item || !before) throw new Conflict('undoTooLate');
    await kinds[item.kind].decisions[kind]?.undo(tx, member, item, before.was);
    const about = item.threadId ? { threadId: item.threadId, postId: item.targetId } : {};
    await record(tx, { kind: 'review.undone', actor: member, targetMemberId: item.authorId, ...about, data: { itemId, decisionId, decision: kind } });
    await writeLedger(tx, { actor: member, act: 'review.undone', ...ledgerTarget(item), before: { decision: kind } });
    await tellStaff(tx);
  });
  return { itemId };
}
