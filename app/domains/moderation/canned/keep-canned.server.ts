import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { newId } from '~/platform/clock';
import { Conflict, NotFound } from '~/platform/errors';
import { writeLedger, type Json } from '~/platform/ledger/index.server';
import type { AddCannedInput, ChangeCannedInput, MoveCannedInput } from '../desk-input';
import { mayRunDesk } from '../policy';
import { moved } from '../reports/keep-reasons.server';
import { REASON_LIMITS } from '../rules';
import type { CannedSource } from '../types';
import { deleteCanned, holdCanned, insertCanned, orderCanned, readCanned, transaction, updateCanned, type Tx } from './canned.store.server';

/** All ready words in both languages, for their forms. Community managers. @throws Forbidden */
export async function listCannedSources(actor: Actor): Promise<CannedSource[]> {
  allow(mayRunDesk(actor));
  return readCanned();
}

/** Adds ready words, after all others. Community managers. Records `canned.added`, also in the ledger. @throws Forbidden; Conflict `cannedFull` (100) */
export async function addCanned(actor: Actor, input: AddCannedInput): Promise<{ cannedId: string }> {
  const member = keeper(actor);
  const id = newId();
  await transaction(async (tx) => {
    if ((await holdCanned(tx)).length >= REASON_LIMITS.canned) throw new Conflict(`cannedFull|max=${REASON_LIMITS.canned}`);
    await insertCanned(tx, id, input);
    await note(tx, member, 'canned.added', id, null, input);
  });
  return { cannedId: id };
}

/** Changes ready words; what was said with them stays. Community managers. Records `canned.changed`, also in the ledger. @throws Forbidden, NotFound */
export async function changeCanned(actor: Actor, { cannedId, ...input }: ChangeCannedInput): Promise<void> {
  const member = keeper(actor);
  await transaction(async (tx) => {
    const { id: _, ...before } = find(await holdCanned(tx), cannedId);
    await updateCanned(tx, cannedId, input);
    await note(tx, member, 'canned.changed', cannedId, before, input);
  });
}

/** Takes ready words away; what was said with them stays. Community managers. Records `canned.removed`, also in the ledger. @throws Forbidden, NotFound */
export async function removeCanned(actor: Actor, { cannedId }: { cannedId: string }): Promise<void> {
  const member = keeper(actor);
  await transaction(async (tx) => {
    const { id: _, ...before } = find(await holdCanned(tx), cannedId);
    await deleteCanned(tx, cannedId);
    await note(tx, member, 'canned.removed', cannedId, before, null);
  });
}

/**
 * Moves ready words one place up or down: the first nine have a key in the queue. At an end nothing happens. Community
 * managers. Records `canned.ordered`, also in the ledger.
 * @throws Forbidden, NotFound
 */
export async function moveCanned(actor: Actor, { cannedId, move }: MoveCannedInput): Promise<void> {
  const member = keeper(actor);
  await transaction(async (tx) => {
    const all = await holdCanned(tx);
    find(all, cannedId);
    const before = all.map(({ id }) => id);
    const order = moved(before, cannedId, move);
    if (!order) return;
    await orderCanned(tx, order);
    await note(tx, member, 'canned.ordered', cannedId, { order: before }, { order });
  });
}

function keeper(actor: Actor): MemberActor {
  allow(mayRunDesk(actor));
  return mustBeMember(actor);
}

function find(all: readonly CannedSource[], id: string): CannedSource {
  const canned = all.find((each) => each.id === id);
  if (!canned) throw new NotFound();
  return canned;
}

async function note(tx: Tx, member: MemberActor, act: string, id: string, before: Json, after: Json): Promise<void> {
  await record(tx, { kind: act, actor: member, data: { cannedId: id } });
  await writeLedger(tx, { actor: member, act, target: { kind: 'canned', id }, before, after });
}
