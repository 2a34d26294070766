import { setTimeout as pause } from 'node:timers/promises';
import { listen, startLoop } from '~/platform/jobs/index.server';
import { log } from '~/platform/log/index.server';
import type { Activity, Subscriber } from './activity';
import {
  forgetFailure,
  moveCursor,
  noteFailure,
  readAfter,
  readCursor,
  readUnparked,
  type Place,
} from './activity.store.server';
import { openClaims, type Claims } from './claims.store.server';

const POLL_MS = 2_000;
/** Activities wait for a transaction that still runs: nobody announces its end. */
const SOON_MS = 200;
/** Before the second, third, ... try. A short absence of what a subscriber needs parks nothing. */
const BACKOFF_MS = [500, 2_000, 8_000, 30_000];
/** A subscriber in the middle of something may end so long at shutdown; later it gets the same activity again. */
const STOP_MS = 7_000;
const TRIES = BACKOFF_MS.length + 1;

export type Delivery = { stop(): Promise<void> };

type State = { place: Place | null; failing: number | null; retryAt: number };

/**
 * Delivers the activity log to the subscribers until it is stopped: to each in commit order, at least once, and by one
 * process at a time. They do not wait for one another. To be called by workers, after `normaliseAfterRestore`.
 * `backoffMs` overrides the pauses between tries, for tests.
 */
export function deliverActivities(subscribers: readonly Subscriber[], backoffMs: readonly number[] = BACKOFF_MS): Delivery {
  const claims = openClaims();
  let stopping = false;
  const loops = subscribers.map((subscriber) => {
    const state: State = { place: null, failing: null, retryAt: 0 };
    return startLoop(`activity:${subscriber.name}`, () => round(subscriber, state, claims, backoffMs, () => stopping));
  });
  const stopListening = listen('parvis_activity', () => {
    for (const loop of loops) loop.wake();
  });
  return {
    async stop() {
      stopping = true;
      stopListening();
      const ended = Promise.all(loops.map((loop) => loop.stop()));
      const deadline = new AbortController();
      const tooLong = pause(STOP_MS, null, { signal: deadline.signal }).catch(() => null);
      await Promise.race([ended, tooLong]);
      deadline.abort();
      await claims.close();
    },
  };
}

/**
 * Delivers all that there is now, once, without waiting between tries; for scripts and tests. Answers when every
 * subscriber has read to the end of the log.
 */
export async function deliverOnce(subscribers: readonly Subscriber[]): Promise<void> {
  const claims = openClaims();
  try {
    for (const subscriber of subscribers) {
      const state: State = { place: null, failing: null, retryAt: 0 };
      while ((await round(subscriber, state, claims, [0, 0, 0, 0], () => false)) === 0);
    }
  } finally {
    await claims.close();
  }
}

/** One round for one subscriber; answers after how many milliseconds the next is due. */
async function round(
  subscriber: Subscriber,
  state: State,
  claims: Claims,
  backoffMs: readonly number[],
  stopping: () => boolean,
): Promise<number> {
  if (!(await claims.hold(subscriber.name))) {
    state.place = null; // whoever delivers meanwhile moves the cursor
    return POLL_MS;
  }
  const toWait = state.retryAt - Date.now();
  if (toWait > 0) return toWait;
  const start = (state.place ??= await readCursor(subscriber.name, subscriber.begin ?? 'first'));
  for (const activity of await readUnparked(subscriber.name, start)) {
    if ((await attempt(subscriber, activity)) === 0) await forgetFailure(subscriber.name, activity.id);
  }

  const { found, waiting } = await readAfter(start);
  let reached = start;
  let wait = found.length > 0 ? 0 : waiting ? SOON_MS : POLL_MS;
  for (const { activity, place } of found) {
    if (stopping()) break;
    if (subscriber.kinds.includes(activity.kind)) {
      const tries = await attempt(subscriber, activity);
      if (tries > 0 && tries < TRIES) {
        state.failing = activity.id;
        wait = backoffMs[tries - 1] ?? POLL_MS;
        state.retryAt = Date.now() + wait;
        break;
      }
      if (tries === 0 && state.failing === activity.id) await forgetFailure(subscriber.name, activity.id);
    }
    reached = place;
  }
  if (reached !== start) state.place = (await moveCursor(subscriber.name, start, reached)) ? reached : null;
  return wait;
}

/** Hands over one activity; answers 0 when it was taken, otherwise how many tries have failed so far. */
async function attempt(subscriber: Subscriber, activity: Activity): Promise<number> {
  try {
    await subscriber.handle(activity);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const tries = await noteFailure(subscriber.name, activity.id, message, TRIES);
    log.warn({ err: error, subscriber: subscriber.name, kind: activity.kind, tries }, 'an activity was not taken');
    return tries;
  }
}
