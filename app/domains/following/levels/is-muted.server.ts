import { readLevel } from './levels.store.server';

/** Whether a member wants to hear nothing of a thread: by the narrowest of what they chose for it, its tags and its category. */
export async function isMuted(memberId: string, at: { threadId: string; categoryId: string; tagIds: string[] }): Promise<boolean> {
  return (await readLevel(memberId, at.threadId, at.categoryId, at.tagIds)) === 'muted';
}
