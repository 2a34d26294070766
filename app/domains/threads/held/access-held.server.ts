import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { Conflict, NotFound } from '~/platform/errors';
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

/** Why a text that waited cannot be changed or taken back any more. */
export async function noLongerWaits(heldId: string, version?: number): Promise<Conflict> {
  const held = await findHeld(heldId);
  return new Conflict(held?.state === 'waiting' && version !== undefined && held.version !== version ? 'heldChanged' : 'heldDecided');
}
