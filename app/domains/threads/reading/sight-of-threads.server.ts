import type { Actor } from '~/domains/identity';
import { seeThread } from '../policy';
import { isId } from '../words';
import { readSightFacts } from './sight.store.server';

/**
 * Whether readers may see these threads, as their pages would answer: in one query for any number of both.
 * @returns false also for threads that are not there
 */
export async function sightOfThreads(threadIds: readonly string[]): Promise<(actor: Actor, threadId: string) => boolean> {
  const ids = [...new Set(threadIds)].filter(isId);
  const facts = new Map(ids.length > 0 ? (await readSightFacts(ids)).map((row) => [row.id, row]) : []);
  return (actor, threadId) => {
    const thread = facts.get(threadId);
    if (!thread) return false;
    const removed = thread.removed ? { byId: null } : null;
    return seeThread(actor, { authorId: thread.authorId, removed, category: thread }) === 'seen';
  };
}
