import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { asReviewer } from '../access-item.server';
import type { Undoable } from '../types';
import { readUndoable } from './undoable.store.server';

/** The actor's decisions that can still be taken back, the latest first, three at most; those made in one go are one. @throws Forbidden with the reason */
export async function listUndoable(actor: Actor): Promise<Undoable[]> {
  const { member } = await asReviewer(actor);
  return readUndoable(member.id, now());
}
