import { now } from '~/platform/clock';
import { writeOwnFollow } from './levels.store.server';

/**
 * Has a member follow a thread by itself: who started it watches it, who wrote in it or read it for four minutes
 * follows it. What they chose stays, and so does a level above. Reading alone does not follow where the category or a
 * tag is muted. Twice is once.
 */
export async function followThread(memberId: string, threadId: string, because: 'started' | 'wrote' | 'read'): Promise<void> {
  const level = because === 'started' ? 'watching' : 'following';
  await writeOwnFollow({ memberId, threadId, level, evenMuted: because !== 'read' }, now());
}
