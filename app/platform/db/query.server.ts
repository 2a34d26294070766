import type pg from 'pg';
import { newClient, pool } from './pool.server';

const READY_WITHIN_MS = 2000;

/**
 * Runs a statement on the shared pool, prepared once per connection under its name: for the reads
 * that make up a page. Counts come as numbers, `timestamptz` as Date, `jsonb` as objects.
 *
 * @param name unique for the text, e.g. `threads.list-latest`
 * @param text SQL with `$1`, `$2`, ...; never built from what people entered
 * @param values one for each parameter; a Date is passed as a UTC instant
 */
export async function query<Row extends object>(name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const result = await pool.query<Row>({ name, text, values: plain });
  return result.rows;
}

/**
 * Lends a connection of its own, without a limit on how long a statement may take: for COPY, LISTEN
 * and long maintenance. It is closed when `fn` ends, however it ends.
 */
export async function withClient<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient();
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** Whether the database answers within two seconds. Never throws. */
export async function databaseReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  try {
    const answer = pool
      .query('select 1')
      .then(() => true);
    answer.catch(() => undefined); // it may fail after the time is up
    return await Promise.race([answer, tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
