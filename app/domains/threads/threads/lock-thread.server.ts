import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { arrangeThread, type Change, type ThreadPlace } from './arrange-thread.server';
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
  return arrangeThread(actor, threadId, { change: locking(at) });
}

/** The change alone, of a held thread. @param at null opens it */
export function locking(at: Date | null): Change['change'] {
  return async (tx, { id, locked }) => {
    if (locked === (at !== null)) return null;
    await setState(tx, id, 'locked', at);
    return { kind: at ? 'thread.locked' : 'thread.unlocked', before: { locked }, after: { locked: at !== null } };
  };
}
