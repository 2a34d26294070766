import { readPositions } from './positions.store.server';

/** Highest number of a post of the thread that the member has seen; 0: never opened. */
export async function lastReadOf(memberId: string, threadId: string): Promise<number> {
  return (await readPositions([memberId], threadId)).get(memberId) ?? 0;
}

/** The same of several members; who never opened the thread is left out. */
export function readingOf(memberIds: string[], threadId: string): Promise<Map<string, number>> {
  return readPositions(memberIds, threadId);
}
