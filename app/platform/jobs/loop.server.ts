import { log } from '~/platform/log/index.server';

/** Work that repeats until it is stopped. */
export type Loop = {
  /** Has it look again at once. */
  wake(): void;
  /** Lets the round that is running end, and starts no other. */
  stop(): Promise<void>;
};

/** After an error: long enough not to spin, short enough that a database that came back is noticed within 5 s. */
const PAUSE_AFTER_ERROR_MS = 1_000;

/**
 * Repeats `round`, which answers after how many milliseconds it wants to be called again (0: at once, there is more);
 * waking it shortens the pause. An error is logged and ends only its round, so a loop outlives a restart of the
 * database.
 */
export function startLoop(name: string, round: () => Promise<number>): Loop {
  let stopping = false;
  let woken = false;
  let endPause: (() => void) | null = null;

  const pause = async (ms: number) => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    endPause = null;
  };

  const ended = (async () => {
    while (!stopping) {
      woken = false;
      try {
        const wait = await round();
        if (wait > 0 && !woken && !stopping) await pause(wait);
      } catch (error) {
        log.error({ err: error, loop: name }, 'a round of work failed');
        if (!stopping) await pause(PAUSE_AFTER_ERROR_MS);
      }
    }
  })();

  return {
    wake() {
      woken = true;
      endPause?.();
    },
    stop() {
      stopping = true;
      endPause?.();
      return ended;
    },
  };
}
