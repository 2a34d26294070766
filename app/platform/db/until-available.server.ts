import { setTimeout as pause } from 'node:timers/promises';
import { isUnavailable } from './sql-errors';

const AGAIN_MS = 500;

/**
 * Does something as soon as the database is there, however long that takes: for what a process does once in its life, while
 * it serves already.
 *
 * @param act may be begun several times
 * @throws whatever `act` throws that is not the database being away
 */
export async function untilAvailable<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      await pause(AGAIN_MS);
    }
  }
}
