import type pg from 'pg';
import type { Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { transaction, withClient } from '~/platform/db/index.server';
import type { ImportedThings } from './report';

/** Advisory lock of the import that runs; it ends with the connection, so also with a killed process. */
const IMPORT_LOCK = 7_072_617;

/** One connection for the whole import: its staging tables live and die with it. */
export function withConnection<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(fn);
}

/** The server looks every ten seconds whether a program whose statement it works on still lives: one that was killed keeps the lock so long. */
const LOCK_WITHIN_MS = 15_000;

/**
 * Takes the right to import.
 * @param within milliseconds to wait for an import that has it
 * @returns false when another still has it then
 */
export async function lockImport(client: pg.Client, within = LOCK_WITHIN_MS): Promise<boolean> {
  for (const deadline = performance.now() + within; ; ) {
    const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [IMPORT_LOCK]);
    if (rows[0]?.won || performance.now() > deadline) return rows[0]?.won ?? false;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * While an import fills the tables, what the database believes about their sizes is out of date. Every
 * lookup of a batch has its index, and with this it is used.
 */
export async function preferIndexes(client: pg.Client, prefer: boolean): Promise<void> {
  for (const way of ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) {
    await client.query(prefer ? `set ${way} = off` : `reset ${way}`);
  }
}

/** Says in the activity log that an import made something, so that search and figures can take it in as a whole. */
export async function noteFinished(actor: Actor, source: string, made: ImportedThings): Promise<void> {
  await transaction((tx) => record(tx, { kind: 'import.finished', actor, data: { source, ...made } }));
}
