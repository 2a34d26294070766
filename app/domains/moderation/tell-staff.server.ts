import { signal } from '~/platform/realtime/index.server';
import type { Tx } from '~/platform/db/index.server';

/** Tells open pages of staff that the queue is another one, when the transaction commits. Each asks what it means for its reader. @param by who decided something */
export async function tellStaff(tx: Tx, by: string | null = null): Promise<void> {
  await signal(tx, 'staff', { kind: 'queue', data: { by } });
}

/** Tells open pages of staff that somebody looks at an item now, or does no more. @param tx null: at once @param by whose claim it is, or was */
export async function tellClaim(tx: Tx | null, itemId: string, by: string): Promise<void> {
  await signal(tx, 'staff', { kind: 'claim', data: { item: itemId, by } });
}
