import type { Actor, MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { allow } from '~/domains/threads/index.server';
import { accessToDecide } from '../access-item.server';
import { fillFacts } from '../canned/gaps.server';
import type { DecideInput } from '../input';
import { decisionsOf, kinds, readyDecision } from '../kinds/index.server';
import { maySanction } from '../policy';
import { lostClaim } from '../queue/claims.server';
import { findNext } from '../queue/queue.store.server';
import { findReason } from '../reports/list-reasons.server';
import type { ReasonRecord } from '../reports/reasons.store.server';
import { ASKED, isExplained, restricts, UNDO_MS, type DecisionKind } from '../rules';
import { banAlong, giveSanction } from '../sanctions/give-sanction.server';
import type { SanctionWish } from '../sanctions/sanction-rules';
import { tellStaff } from '../tell-staff.server';
import { ledgerTarget, placeOf } from './about-item';
import { closeItem, findRepeated, isCauseAutoFound, transaction, writeDecision, writeStatement, type Decided, type Tx } from './decisions.store.server';

type Done = { decisionId: string; undoUntil: Date; nextId: string | null };

/**
 * Decides an item under the actor's claim, once: of all who try at the same time, one does. What the decision does and,
 * where it restricts somebody, the statement of reasons (and the sanction that its author is given on top) happen in the same transaction; nobody is told before 30 seconds
 * have passed (`settleDecisions`), in which it can be taken back (`undoDecision`). The same press twice is once. Records
 * `review.decided` with `itemId`, `decision`, `reasonId`, and writes to the ledger.
 *
 * @throws NotFound; Forbidden with the reason: own content, a higher role; Invalid on `decision`, for a restriction
 *   without a reason, and for what is explained without facts, or with a gap that nothing fills; on `title` and `body` that were emptied; Conflict naming the colleague who decided it, or holds it now, and when a text that waits
 *   was changed or taken back meanwhile
 */
export async function decide(actor: Actor, { itemId, token, decision, reasonId, facts, sanction = null, ...wish }: DecideInput): Promise<Done> {
  const { item, member, viewer } = await accessToDecide(actor, itemId);
  // What is decided stands differently now: the same press again is told so further down.
  const possible = item.state === 'open' ? decisionsOf(item).includes(decision) : decision in kinds[item.kind].decisions;
  if (!possible) throw new Invalid({ decision: ['notValid'] });
  refuseEmptied(decision, wish);
  const reason = await reasonFor(decision, reasonId, facts);
  if (sanction && !restricts(decision)) throw new Invalid({ sanction: ['notValid'] });
  if (sanction) allow(maySanction(actor, { id: item.authorId, role: item.authorRole }, sanction.kind));
  const [words = ''] = await fillFacts(member, decision, reason, [item], { en: facts, fr: facts });
  const lease = { holderId: member.id, token };
  const work = await readyDecision(member, item, decision, wish);
  const at = now();
  const done = await transaction(async (tx) => {
    const decided = await closeItem(tx, itemId, lease);
    return decided && carryOut(tx, member, decided, { id: newId(), decision, work, reason, facts: words, sanction, at, finalAt: new Date(at.getTime() + UNDO_MS) });
  });
  const stands = done ?? (await findRepeated(itemId, { ...lease, kind: decision }));
  if (!stands) throw await lostClaim(member, itemId);
  return { decisionId: stands.id, undoUntil: stands.finalAt, nextId: await findNext(viewer, itemId, now()) };
}

/** Decisions that may put other words in the place of those that were read. */
const CHANGES_WORDS: ReadonlySet<DecisionKind> = new Set(['approve', 'edit']);

/** Nobody means the words as they were by emptying their box. @throws Invalid on `title` and `body` */
function refuseEmptied(decision: DecisionKind, words: Pick<DecideInput, 'title' | 'body'>): void {
  if (!CHANGES_WORDS.has(decision)) return;
  const emptied = (['title', 'body'] as const).filter((name) => words[name]?.trim() === '');
  if (emptied.length > 0) throw new Invalid(Object.fromEntries(emptied.map((name) => [name, ['required']])));
}

/** The reason of a decision. @throws Invalid on `reasonId` and `facts`: a restriction needs both */
export async function reasonFor(decision: DecisionKind, reasonId: string | null, facts: string): Promise<ReasonRecord | null> {
  const reason = reasonId === null ? null : await findReason(reasonId);
  if (reasonId !== null && !reason) throw new Invalid({ reasonId: ['reasonMissing'] });
  if (restricts(decision) && !reason) throw new Invalid({ reasonId: ['reasonMissing'] });
  if (isExplained(decision) && facts === '') throw new Invalid({ facts: ['factsMissing'] });
  return reason;
}

/** `work`: what it does, of `readyDecision`. `batchId`: of decisions that are made, and taken back, in one go. */
export type Order = {
  id: string;
  decision: DecisionKind;
  work: Awaited<ReturnType<typeof readyDecision>>;
  reason: ReasonRecord | null;
  facts: string;
  sanction?: SanctionWish | null;
  at: Date;
  finalAt: Date;
  batchId?: string;
};

/** Does what was decided about an item that has just been closed, explains it and records it. */
export async function carryOut(tx: Tx, member: MemberActor, item: Decided, { id, decision, work, reason, facts, sanction = null, at, finalAt, batchId }: Order): Promise<{ id: string; finalAt: Date }> {
  const { kind, targetId, threadId, authorId } = item;
  const before = await work(tx);
  const statementId = restricts(decision) && reason ? newId() : null;
  if (statementId && reason) {
    const { id: reasonId, title, rule, ground } = reason;
    const about = { memberId: authorId, kind: decision, targetKind: kind, targetId, threadId };
    await writeStatement(tx, { id: statementId, decisionId: id, ...about, reasonId, reason: title, rule, ground, facts, fromAt: at, untilAt: null, autoFound: await wasAutoFound(tx, item) });
  }
  await writeDecision(tx, { id, itemId: item.id, kind: decision, actorId: member.id, reasonId: reason?.id ?? null, facts, decidedAt: at, finalAt, statementId, before, batchId });
  if (decision === 'remove_spammer' && statementId && reason) await banAlong(tx, member, { memberId: authorId, itemId: item.id, decisionId: id, statementId, reason, at });
  if (sanction && reason) await giveSanction(tx, member, sanction, { memberId: authorId, reason, facts, at, besideId: id });
  await record(tx, {
    kind: 'review.decided',
    actor: member,
    targetMemberId: authorId,
    ...placeOf(item),
    data: { itemId: item.id, decisionId: id, decision, reasonId: reason?.id ?? null },
  });
  await writeLedger(tx, { actor: member, act: 'review.decided', ...ledgerTarget(item), rule: reason?.id ?? null, reason: facts || null, after: { decision } });
  await tellStaff(tx, member.id);
  return { id, finalAt };
}

/** Screening brought it up, also where its author was asked to change it since. */
async function wasAutoFound(tx: Tx, { id, kind, autoFound }: Decided): Promise<boolean> {
  return kind in ASKED ? isCauseAutoFound(tx, id) : autoFound;
}
