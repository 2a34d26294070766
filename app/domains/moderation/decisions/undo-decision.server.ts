import type { Actor, MemberActor } from '~/domains/identity';
import { isId } from '~/domains/threads';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { accessItem } from '../access-item.server';
import { kinds } from '../kinds/index.server';
import { readBeside } from '../sanctions/sanctions.store.server';
import { tellStaff } from '../tell-staff.server';
import { ledgerTarget, placeOf } from './about-item';
import { holdItem, readDecision, takeBack, transaction, type Tx } from './decisions.store.server';

/**
 * Takes the actor's own decision back within 30 seconds: what it did is undone and the item is open again, as if nothing
 * had been decided; sanctions that were given along with it end as well. Twice is once. Records `review.undone`, and writes to the ledger.
 *
 * @returns the item, and of a measure against a member whom it was about
 * @throws NotFound; Forbidden('notYourDecision'); Conflict('undoTooLate')
 */
export async function undoDecision(actor: Actor, { decisionId }: { decisionId: string }): Promise<{ itemId: string; memberId?: string }> {
  const decision = isId(decisionId) ? await readDecision(decisionId) : null;
  if (!decision) throw new NotFound();
  const { itemId, kind } = decision;
  const { member, item: seen } = await accessItem(actor, itemId);
  const done = { itemId, ...(seen.kind === 'member_sanction' ? { memberId: seen.authorId } : {}) };
  if (decision.actorId !== member.id) throw new Forbidden('notYourDecision');
  if (decision.undone) return done;
  await transaction(async (tx) => {
    const item = await holdItem(tx, itemId);
    const before = item && (await takeBack(tx, decisionId, now()));
    if (!item || !before) throw new Conflict('undoTooLate');
    await kinds[item.kind].decisions[kind]?.undo(tx, member, item, { before: before.was, byId: member.id, final: false });
    await undoBeside(tx, member, decisionId);
    await record(tx, { kind: 'review.undone', actor: member, targetMemberId: item.authorId, ...placeOf(item), data: { itemId, decisionId, decision: kind } });
    await writeLedger(tx, { actor: member, act: 'review.undone', ...ledgerTarget(item), before: { decision: kind } });
    await tellStaff(tx);
  });
  return done;
}

/** Takes back the sanctions that were given along with a decision. */
async function undoBeside(tx: Tx, member: MemberActor, decisionId: string): Promise<void> {
  for (const beside of await readBeside(tx, decisionId)) {
    const item = await holdItem(tx, beside.itemId);
    const before = item && (await takeBack(tx, beside.decisionId, now()));
    if (item && before) await kinds[item.kind].decisions[beside.kind]?.undo(tx, member, item, { before: before.was, byId: member.id, final: false });
  }
}
