import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { countThread } from '../counters.store.server';
import { arrangeThread, type ThreadPlace } from './arrange-thread.server';
import { setState } from './threads.store.server';

/**
 * Takes a thread out of lists, search, feeds and the sitemap; its address still opens it. Staff. Twice
 * is once. Records `thread.unlisted`.
 * @throws NotFound, Gone, Forbidden
 */
export async function unlistThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setUnlisted(actor, threadId, now());
}

/** Shows it in lists again. As `unlistThread`; records `thread.listed`. */
export async function relistThread(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadPlace> {
  return setUnlisted(actor, threadId, null);
}

function setUnlisted(actor: Actor, threadId: string, at: Date | null): Promise<ThreadPlace> {
  return arrangeThread(actor, threadId, {
    async change(tx, thread) {
      if (thread.unlisted === (at !== null)) return null;
      await setState(tx, threadId, 'unlisted', at);
      await countThread(tx, thread, at ? -1 : 1);
      return { kind: at ? 'thread.unlisted' : 'thread.listed', before: { unlisted: thread.unlisted }, after: { unlisted: at !== null } };
    },
  });
}
