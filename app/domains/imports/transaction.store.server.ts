import type pg from 'pg';

const TRIES = 3;
/** Serialisation failure and deadlock: the database ended it in favour of somebody else's, so it is done again. */
const AGAIN = new Set(['40001', '40P01']);

/** Runs `fn` in one transaction on this connection: all of it happens or nothing does. `fn` may run up to three times. */
export async function inTransaction<T>(client: pg.Client, fn: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      await client.query('begin');
      const result = await fn();
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined); // the connection may be what failed
      if (time === TRIES || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}
