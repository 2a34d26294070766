import { log } from '~/platform/log/index.server';
import { writeViews } from './views.store.server';

/** Views are written together, so often, in milliseconds: reading a page costs no write. */
const FLUSH_MS = 1_000;
/** More than so many at once are written early. */
const FULL = 5_000;

let seen = new Map<string, { threadId: string; reader: string }>();
let timer: NodeJS.Timeout | null = null;
let flushing: Promise<void> = Promise.resolve();

/**
 * Notes that somebody read a thread. Each reader counts once; what was noted in the last second is lost
 * when the process is killed, which a count of views can bear.
 *
 * @param reader a member's id, or for visitors a keyed hash that tells nobody who they are (64 characters at most)
 */
export function noteView(threadId: string, reader: string): void {
  seen.set(`${threadId} ${reader}`, { threadId, reader: reader.slice(0, 64) });
  if (seen.size >= FULL) void flushViews();
  else timer ??= setTimeout(() => void flushViews(), FLUSH_MS).unref();
}

/** Writes what was noted so far; to be awaited at shutdown. Never throws. */
export function flushViews(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  const views = [...seen.values()];
  seen = new Map();
  flushing = flushing.then(async () => {
    if (views.length === 0) return;
    try {
      await writeViews(views);
    } catch (error) {
      log.warn({ err: error, views: views.length }, 'views could not be counted');
    }
  });
  return flushing;
}
