import type pg from 'pg';
import type { Tx } from './client.server';
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
  return (await pool.query<Row>({ name, text, values: values.map(plain) })).rows;
}

/**
 * The same within a transaction, for reads that acts need on both sides of it: who holds a connection asks for no other.
 *
 * @param text counts have to be cast to `int`: within a transaction they come as bigint otherwise
 * @param tx null: outside of any
 */
export async function queryIn<Row extends object>(tx: Tx | null, name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  return tx ? tx.$queryRawUnsafe<Row[]>(text, ...values) : query<Row>(name, text, values);
}

const PLANNED = { once: 'force_generic_plan', anew: 'force_custom_plan' } as const;

/**
 * The same for a statement that has to go along indexes, whatever PostgreSQL expects to find by reading a whole table
 * until there is enough.
 *
 * @param planned once for any values; or anew for these, which takes some milliseconds, where the best way depends on
 *   them: whether a tag has three threads or a third of all
 */
export async function queryAlongIndexes<Row extends object>(planned: keyof typeof PLANNED, name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = ${PLANNED[planned]}`);
    const { rows } = await client.query<Row>({ name, text, values: values.map(plain) });
    await client.query('COMMIT');
    client.release();
    return rows;
  } catch (error) {
    client.release(true); // the transaction ends with its connection
    throw error;
  }
}

function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
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
