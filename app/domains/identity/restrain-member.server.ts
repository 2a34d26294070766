import type { Tx } from '~/platform/db/index.server';
import { holdAnyMember, writeRestraints } from './accounts.store.server';

/** Until when; null: not at all, `FOR_GOOD`: without an end. */
type Restraints = { silencedUntil: Date | null; suspendedUntil: Date | null };

/**
 * For the room that decides about sanctions, in its transaction: holds a member, changes what they were given, and
 * writes down until when they are silenced and suspended. Whoever acts in their name afterwards is bound by it, and it
 * ends by the clock; pages of theirs that are open are asked again what they may hear.
 *
 * @param change writes the sanctions and answers what is in force then; of two at the same time, the later reads what the earlier wrote
 */
export async function restrainMember<R>(tx: Tx, memberId: string, change: () => Promise<Restraints & { done: R }>): Promise<R> {
  await holdAnyMember(tx, memberId);
  const { done, ...until } = await change();
  await writeRestraints(tx, memberId, until);
  return done;
}
