import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { arrangeThread, type ThreadPlace } from './arrange-thread.server';
import { setState } from './threads.store.server';

/**
 * Keeps a thread at the top of the latest threads, the last pinned first. Staff. Twice is once. Records
 * `thread.pinned`.
 * @throws NotFound, Gone, Forbidden
 */
export async function pinThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setPinned(actor, threadId, now());
}

/** Lets it take its place among the others again. As `pinThread`; records `thread.unpinned`. */
export async function unpinThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setPinned(actor, threadId, null);
}

function setPinned(actor: Actor, threadId: string, at: Date | null): Promise<ThreadPlace> {
  return arrangeThread(actor, threadId, {
    async change(tx, thread) {
      if (thread.pinned === (at !== null)) return null;
      await setState(tx, threadId, 'pinned', at);
      return { kind: at ? 'thread.pinned' : 'thread.unpinned', before: { pinned: thread.pinned }, after: { pinned: at !== null } };
    },
  });
}
