import { isDeepStrictEqual } from 'node:util';
import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { transaction, type Tx } from '~/platform/db/index.server';
import { Conflict, NotFound } from '~/platform/errors';
import { writeLedger, type Json } from '~/platform/ledger/index.server';
import type { AddReasonInput, ChangeReasonInput, MoveReasonInput } from '../desk-input';
import { mayRunDesk } from '../policy';
import { REASON_LIMITS } from '../rules';
import { forgetReasons } from './cached-reasons.server';
import { archiveReasonAt, holdReasons, insertReason, orderReasons, updateReason, type ReasonRecord } from './reasons.store.server';

/**
 * Adds a reason for reports and decisions, after all others. Community managers. Records `reason.added`, also in the
 * ledger.
 * @throws Forbidden; Conflict `reasonsFull` (40)
 */
export async function addReason(actor: Actor, input: AddReasonInput): Promise<{ reasonId: string }> {
  const member = keeper(actor);
  const id = newId();
  await changing(async (tx) => {
    if ((await holdReasons(tx)).length >= REASON_LIMITS.reasons) throw new Conflict(`reasonsFull|max=${REASON_LIMITS.reasons}`);
    await insertReason(tx, id, input);
    await note(tx, member, 'reason.added', id, null, input);
  });
  return { reasonId: id };
}

/**
 * Changes what a reason says and promises. Statements keep what it said on their day, items the promise under which they
 * were reported. The same as before changes nothing. Community managers. Records `reason.changed`, also in the ledger.
 * @throws Forbidden, NotFound
 */
export async function changeReason(actor: Actor, { reasonId, ...input }: ChangeReasonInput): Promise<void> {
  const member = keeper(actor);
  await changing(async (tx) => {
    const { id: _, archived: __, ...before } = find(await holdReasons(tx), reasonId);
    const changed = (Object.keys(input) as (keyof typeof input)[]).filter((key) => !isDeepStrictEqual(before[key], input[key]));
    if (changed.length === 0) return;
    await updateReason(tx, reasonId, input);
    const only = (all: typeof input | typeof before) => Object.fromEntries(changed.map((key) => [key, all[key]]));
    await note(tx, member, 'reason.changed', reasonId, only(before), only(input));
  });
}

/**
 * Takes a reason out of use: it cannot be given any more, and what it was given for still shows it. At least one stays.
 * Twice is once. Community managers. Records `reason.archived`, also in the ledger.
 * @throws Forbidden, NotFound; Conflict `lastReason`
 */
export async function archiveReason(actor: Actor, { reasonId }: { reasonId: string }): Promise<void> {
  const member = keeper(actor);
  await changing(async (tx) => {
    const reasons = await holdReasons(tx);
    if (find(reasons, reasonId).archived) return;
    if (reasons.filter(({ archived }) => !archived).length === 1) throw new Conflict('lastReason');
    await archiveReasonAt(tx, reasonId, now());
    await note(tx, member, 'reason.archived', reasonId, null, null);
  });
}

/** Puts an archived reason into use again. Twice is once. Community managers. Records `reason.restored`, also in the ledger. @throws Forbidden, NotFound */
export async function restoreReason(actor: Actor, { reasonId }: { reasonId: string }): Promise<void> {
  const member = keeper(actor);
  await changing(async (tx) => {
    if (!find(await holdReasons(tx), reasonId).archived) return;
    await archiveReasonAt(tx, reasonId, null);
    await note(tx, member, 'reason.restored', reasonId, null, null);
  });
}

/**
 * Moves a reason that is in use one place up or down, as whoever reports sees them; at an end nothing happens. Community
 * managers. Records `reason.ordered`, also in the ledger.
 * @throws Forbidden, NotFound
 */
export async function moveReason(actor: Actor, { reasonId, move }: MoveReasonInput): Promise<void> {
  const member = keeper(actor);
  await changing(async (tx) => {
    const reasons = await holdReasons(tx);
    find(reasons, reasonId);
    const before = reasons.filter(({ archived }) => !archived).map(({ id }) => id);
    const order = moved(before, reasonId, move);
    if (!order) return;
    await orderReasons(tx, order);
    await note(tx, member, 'reason.ordered', reasonId, { order: before }, { order });
  });
}

/** The ids with one of them a place up or down; null at an end. */
export function moved(ids: readonly string[], id: string, move: 'up' | 'down'): string[] | null {
  const from = ids.indexOf(id);
  const to = from + (move === 'up' ? -1 : 1);
  const other = ids[to];
  if (from < 0 || other === undefined) return null;
  const order = [...ids];
  order[from] = other;
  order[to] = id;
  return order;
}

function keeper(actor: Actor): MemberActor {
  allow(mayRunDesk(actor));
  return mustBeMember(actor);
}

function find(reasons: readonly ReasonRecord[], id: string): ReasonRecord {
  const reason = reasons.find((each) => each.id === id);
  if (!reason) throw new NotFound();
  return reason;
}

async function note(tx: Tx, member: MemberActor, act: string, id: string, before: Json, after: Json): Promise<void> {
  await record(tx, { kind: act, actor: member, data: { reasonId: id } });
  await writeLedger(tx, { actor: member, act, target: { kind: 'reason', id }, before, after });
}

/** A change of the reasons, which what is shown follows at once. */
async function changing(work: (tx: Tx) => Promise<void>): Promise<void> {
  await transaction(work);
  forgetReasons();
}
