import { signal } from '~/platform/realtime/index.server';
import { countOpen, type Tx } from './queue/queue.store.server';

/** Tells open pages of staff how many items are open, when the transaction commits. */
export async function tellStaff(tx: Tx): Promise<void> {
  await signal(tx, 'staff', { kind: 'queue', data: { open: await countOpen(tx) } });
}

/** Tells open pages of staff that somebody looks at an item now, or does no more. @param tx null: at once */
export async function tellClaim(tx: Tx | null, itemId: string): Promise<void> {
  await signal(tx, 'staff', { kind: 'claim', data: { item: itemId } });
}
