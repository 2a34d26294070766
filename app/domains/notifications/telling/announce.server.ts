import { signal } from '~/platform/realtime/index.server';
import type { Tx } from './tell.store.server';

/** Tells open pages of these members that their list has changed. Answers the members. */
export async function announce(tx: Tx, memberIds: string[]): Promise<string[]> {
  for (const id of memberIds) await signal(tx, `member:${id}`, { kind: 'notice' });
  return memberIds;
}
