import { log } from '~/platform/log/index.server';

const PAUSE_MS = 1_000;

/**
 * Writes down what has happened already, and so should not be lost in a short absence of the database: tries again each
 * second until it works. Answers whether it did in the end.
 *
 * @param seconds how long to insist
 * @param signal ends it early
 */
export async function insist(write: () => Promise<unknown>, seconds: number, signal?: AbortSignal): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    try {
      await write();
      return true;
    } catch (error) {
      if (tries >= seconds || signal?.aborted) {
        log.warn({ err: error }, 'what has happened could not be written down');
        return false;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
