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

/** How often subscribers look without having been told: all at the same moment, so that the log is read once for all. */
const POLL_MS = 2_000;
/** Activities wait for a transaction that still runs: nobody announces its end. All look again, too. */
const SOON_MS = 200;
/** A loop rests until it is woken. */
const REST_MS = 10 * 60_000;
/** Before the second, third, ... try. A short absence of what a subscriber needs parks nothing. */
const BACKOFF_MS = [500, 2_000, 8_000, 30_000];
/** A subscriber in the middle of something may end so long at shutdown; later it gets the same activity again. */
const STOP_MS = 7_000;
const TRIES = BACKOFF_MS.length + 1;

export type Delivery = { stop(): Promise<void> };

type State = { place: Place | null; failing: number | null; retryAt: number };

/** What the rounds of all subscribers have in common. */
type Rounds = { claims: Claims; backoffMs: readonly number[]; stopping(): boolean; lookSoon(): void };

/**
 * Delivers the activity log to the subscribers until it is stopped: to each in commit order, at least once, and by one
 * process at a time. They do not wait for one another. To be called by workers, after `normaliseAfterRestore`.
 * `backoffMs` overrides the pauses between tries, for tests.
 */
export function deliverActivities(subscribers: readonly Subscriber[], backoffMs: readonly number[] = BACKOFF_MS): Delivery {
  const claims = openClaims();
  let stopping = false;
  let soon: NodeJS.Timeout | undefined;
  const wake = (): void => {
    for (const loop of loops) loop.wake();
  };
  const lookSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      wake();
    }, SOON_MS);
  };
  const rounds: Rounds = { claims, backoffMs, stopping: () => stopping, lookSoon };
  const loops = subscribers.map((subscriber) => {
    const state: State = { place: null, failing: null, retryAt: 0 };
    return startLoop(`activity:${subscriber.name}`, () => round(subscriber, state, rounds));
  });
  const stopListening = listen('parvis_activity', wake);
  const poll = setInterval(wake, POLL_MS);
  return {
    async stop() {
      stopping = true;
      clearInterval(poll);
      clearTimeout(soon);
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
  const rounds: Rounds = { claims, backoffMs: [0, 0, 0, 0], stopping: () => false, lookSoon: () => undefined };
  try {
    for (const subscriber of subscribers) {
      const state: State = { place: null, failing: null, retryAt: 0 };
      while ((await round(subscriber, state, rounds)) === 0);
    }
  } finally {
    await claims.close();
  }
}

/** One round for one subscriber; answers after how many milliseconds the next is due. */
async function round(subscriber: Subscriber, state: State, { claims, backoffMs, stopping, lookSoon }: Rounds): Promise<number> {
  if (!(await claims.hold(subscriber.name))) {
    state.place = null; // whoever delivers meanwhile moves the cursor
    return REST_MS;
  }
  const toWait = state.retryAt - Date.now();
  if (toWait > 0) return toWait;
  const start = (state.place ??= await readCursor(subscriber.name, subscriber.begin ?? 'first'));
  for (const activity of await readUnparked(subscriber.name, start)) {
    if ((await attempt(subscriber, activity)) === 0) await forgetFailure(subscriber.name, activity.id);
  }

  const { found, waiting } = await readAfter(start);
  let reached = start;
  if (waiting) lookSoon();
  let wait = found.length > 0 ? 0 : REST_MS;
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
