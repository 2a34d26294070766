import { now } from '~/platform/clock';
import type { Tx } from '~/platform/db/index.server';
import { markWithheld } from './uploads.store.server';

/** For moderation, in its transaction: has the files of these pictures shown to staff alone, wherever they stand. Whoever kept a copy has it. */
export async function withholdUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  await markWithheld(tx, ids, now());
}

/** Undoes it. */
export async function releaseUploads(tx: Tx, ids: readonly string[]): Promise<void> {
  await markWithheld(tx, ids, null);
}
