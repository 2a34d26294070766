import { signal } from '~/platform/realtime/index.server';
import { countOpen, type Tx } from './queue/queue.store.server';

/** Tells open pages of staff how many items are open, when the transaction commits. */
export async function tellStaff(tx: Tx): Promise<void> {
  await signal(tx, 'staff', { kind: 'queue', data: { open: await countOpen(tx) } });
}
