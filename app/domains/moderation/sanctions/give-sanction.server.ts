import { restrainMember } from '~/domains/identity/index.server';
import type { MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { writeLedger } from '~/platform/ledger/index.server';
import { writeDecision, writeStatement } from '../decisions/decisions.store.server';
import type { ReasonRecord } from '../reports/reasons.store.server';
import { UNDO_MS } from '../rules';
import { endSanction, findGiven, readRestraints, writeItem, writeSanctionRow, type Given, type Tx } from './sanctions.store.server';
import type { Program } from '../thresholds/threshold-rules';
import type { SanctionWish } from './sanction-rules';

const HOUR_MS = 3_600_000;

/**
 * What a sanction rests on. `besideId`: the decision that it is given along with, and taken back with. `causeId`: the item
 * because of which a program gives it; `autoFound`: no person had told of it.
 */
export type Basis = { memberId: string; reason: ReasonRecord; facts: string; at: Date; besideId: string | null; causeId?: string; autoFound?: boolean };

/** Who gives it: somebody of the team, or a program, whose decisions are final and told at once. */
type Giver = MemberActor | { program: Program };

/**
 * Gives a sanction in the transaction of an act: its item, its decision and its statement of reasons, and the member is
 * bound at once. The same by the same person twice within the 30 seconds is once. Records `member.sanctioned`, and
 * writes to the ledger.
 */
export async function giveSanction(tx: Tx, actor: Giver, wish: SanctionWish, basis: Basis): Promise<Given> {
  const { memberId, at } = basis;
  return restrainMember(tx, memberId, async () => {
    const repeated = basis.besideId || 'program' in actor ? null : await findGiven(tx, { ...wish, memberId, actorId: actor.id, at });
    const done = repeated ?? (await write(tx, actor, wish, basis));
    return { done, ...(await readRestraints(tx, memberId, at)) };
  });
}

async function write(tx: Tx, giver: Giver, { kind, hours }: SanctionWish, { memberId, reason, facts, at, besideId, causeId, autoFound }: Basis): Promise<Given> {
  const actor = 'program' in giver ? null : giver;
  const program = 'program' in giver ? giver.program : null;
  const [sanctionId, itemId, decisionId, statementId] = [newId(), newId(), newId(), newId()];
  const untilAt = hours === null ? null : new Date(at.getTime() + hours * HOUR_MS);
  const undoUntil = actor ? new Date(at.getTime() + UNDO_MS) : at;
  const { id: reasonId, title, rule, ground, severity } = reason;
  await writeItem(tx, { id: itemId, sanctionId, memberId, severity, causeId: causeId ?? null, at });
  const about = { memberId, kind, targetKind: 'member_sanction' as const, targetId: sanctionId, threadId: null };
  await writeStatement(tx, { id: statementId, decisionId, ...about, reasonId, reason: title, rule, ground: actor ? ground : 'terms', facts, fromAt: at, untilAt, autoFound, autoDecided: actor === null });
  await writeDecision(tx, { id: decisionId, itemId, kind, actorId: actor?.id ?? null, ...(program ? { program } : {}), reasonId, facts, decidedAt: at, finalAt: undoUntil, statementId, before: null });
  await writeSanctionRow(tx, { id: sanctionId, memberId, kind, hours, fromAt: at, untilAt, statementId, decisionId, besideId, actorId: actor?.id ?? null });
  await record(tx, { kind: 'member.sanctioned', actor: actor ?? { via: 'job' }, targetMemberId: memberId, data: { itemId, decisionId, sanction: kind, hours, reasonId } });
  const after = { sanction: kind, until: untilAt?.toISOString() ?? null, ...(program ? { program } : {}) };
  await writeLedger(tx, { actor: actor ?? { id: null, role: 'system' }, act: 'member.sanctioned', target: { kind: 'member', id: memberId }, rule: reasonId, reason: facts, after });
  return { sanctionId, decisionId, itemId, undoUntil };
}

/** Bans by a decision that does more than that, under its statement. Records `member.sanctioned`, and writes to the ledger. */
export async function banAlong(tx: Tx, actor: MemberActor, { memberId, itemId, decisionId, statementId, reason, at }: Along): Promise<void> {
  await restrainMember(tx, memberId, async () => {
    await writeSanctionRow(tx, { id: newId(), memberId, kind: 'ban', hours: null, fromAt: at, untilAt: null, statementId, decisionId, besideId: null, actorId: actor.id });
    return { done: null, ...(await readRestraints(tx, memberId, at)) };
  });
  await record(tx, { kind: 'member.sanctioned', actor, targetMemberId: memberId, data: { itemId, decisionId, sanction: 'ban', hours: null, reasonId: reason.id } });
  await writeLedger(tx, { actor, act: 'member.sanctioned', target: { kind: 'member', id: memberId }, rule: reason.id, after: { sanction: 'ban', until: null } });
}

type Along = { memberId: string; itemId: string; decisionId: string; statementId: string; reason: ReasonRecord; at: Date };

/**
 * Ends a sanction in the transaction of an act, and frees the member of what nothing else in force asks for.
 * @returns what it was; null when it was over
 */
export async function freeOf(tx: Tx, { sanctionId, memberId, byId, at }: { sanctionId: string; memberId: string; byId: string; at: Date }) {
  return restrainMember(tx, memberId, async () => {
    const done = await endSanction(tx, sanctionId, at, byId);
    return { done, ...(await readRestraints(tx, memberId, at)) };
  });
}
