import { signal } from '~/platform/realtime/index.server';
import type { Tx } from '~/platform/db/index.server';

/** Tells open pages of staff that the queue is another one, when the transaction commits. Each asks what it means for its reader. */
export async function tellStaff(tx: Tx): Promise<void> {
  await signal(tx, 'staff', { kind: 'queue', data: {} });
}

/** Tells open pages of staff that somebody looks at an item now, or does no more. @param tx null: at once */
export async function tellClaim(tx: Tx | null, itemId: string): Promise<void> {
  await signal(tx, 'staff', { kind: 'claim', data: { item: itemId } });
}
