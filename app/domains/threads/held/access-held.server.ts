import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { Conflict, NotFound } from '~/platform/errors';
import type { Tx } from '../at-hand.store.server';
import { isId } from '../words';
import { findHeld, type HeldRecord } from './held.store.server';

/** Nobody is told of a decision before it is final: to its author a text waits until then. */
export function waits({ state }: Pick<HeldRecord, 'state'>): boolean {
  return state === 'waiting' || state === 'approved' || state === 'refused';
}

/**
 * A text of the actor's own that waits for a moderator, or did; nobody else comes in here.
 * @throws Forbidden('signInFirst'); NotFound
 */
export async function accessHeld(actor: Actor, id: string): Promise<{ held: HeldRecord; member: MemberActor }> {
  const member = mustBeMember(actor);
  const held = isId(id) ? await findHeld(id) : null;
  if (!held || held.authorId !== member.id) throw new NotFound();
  return { held, member };
}

/** Why a text that waited cannot be changed or taken back any more. @param tx where it is asked within a transaction */
export async function noLongerWaits(heldId: string, version?: number, tx: Tx | null = null): Promise<Conflict> {
  const held = await findHeld(heldId, tx);
  return new Conflict(held?.state === 'waiting' && version !== undefined && held.version !== version ? 'heldChanged' : 'heldDecided');
}
