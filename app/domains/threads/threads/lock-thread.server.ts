import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { arrangeThread, type ThreadPlace } from './arrange-thread.server';
import { setState } from './threads.store.server';

/**
 * Closes a thread to new posts, edits and removals by members; staff may still write, everybody may
 * still vote, the asker may still accept. Staff. Twice is once. Records `thread.locked`.
 * @throws NotFound, Gone, Forbidden
 */
export async function lockThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setLocked(actor, threadId, now());
}

/** Opens it again. As `lockThread`; records `thread.unlocked`. */
export async function unlockThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setLocked(actor, threadId, null);
}

function setLocked(actor: Actor, threadId: string, at: Date | null): Promise<ThreadPlace> {
  return arrangeThread(actor, threadId, {
    async change(tx, thread) {
      if (thread.locked === (at !== null)) return null;
      await setState(tx, threadId, 'locked', at);
      return { kind: at ? 'thread.locked' : 'thread.unlocked', before: { locked: thread.locked }, after: { locked: at !== null } };
    },
  });
}
