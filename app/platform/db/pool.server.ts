import pg from 'pg';
import { standIn } from '../lazy';
import { log } from '../log/index.server';

const STATEMENT_TIMEOUT_MS = 5000; // reliability.md, F6
/** Client side, for a server that went away without a word; longer than any statement may take. */
const ANSWER_TIMEOUT_MS = 15_000;
const LIMITS = { statement_timeout: STATEMENT_TIMEOUT_MS, query_timeout: ANSWER_TIMEOUT_MS };

export type Connection = {
  /** `postgresql://user:password@host:port/database`. */
  url: string;
  /** Connections that this process opens at most. */
  poolSize: number;
};

let connection: Connection | null = null;
let shared: pg.Pool | null = null;
const closers: (() => Promise<void>)[] = [];

/** Tests watch that nobody who holds a connection of the pool waits for another one. */
type Watch = {
  /** Runs what is done within a transaction. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** A connection of the pool is asked for. @throws Error within a transaction */
  asked(): void;
};

let watch: Watch | null = null;

/** For tests: has every transaction and every use of the pool watched from now on. */
export function watchConnections(by: Watch): void {
  watch = by;
}

/** Who watches; null: nobody, as in production. */
export function watching(): Watch | null {
  return watch;
}

/**
 * Says which database this process uses. Nothing is opened until the first query.
 *
 * @throws Error when one is in use already
 */
export function connectDatabase(options: Connection): void {
  if (connection) throw new Error('The database is connected already; close it first.');
  connection = options;
}

/** Closes every connection, after the queries that run. Without an open database it does nothing. */
export async function closeDatabase(): Promise<void> {
  for (const close of closers.splice(0)) await close();
  const ending = shared;
  shared = null;
  connection = null;
  await ending?.end();
}

/** Registers what has to be closed before the pool is. */
export function onClose(close: () => Promise<void>): void {
  closers.push(close);
}

/** Address of the database in use, for libraries that open their own connections. */
export function databaseUrl(): string {
  return current().url;
}

/** The pool itself, opened when it is not. */
export function openPool(): pg.Pool {
  if (shared) return shared;
  const { url, poolSize } = current();
  shared = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: `parvis ${process.pid}`,
    ...LIMITS,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A server that restarts breaks idle and busy connections alike; unheard, that would end the process.
  shared.on('error', noteLoss);
  shared.on('connect', (client) => client.on('error', noteLoss));
  return shared;
}

/** The pool that Prisma and direct queries share. A lost connection is replaced at the next query. */
export const pool: pg.Pool = standIn(() => {
  watch?.asked();
  return openPool();
});

/**
 * A connection of its own, outside the pool and without a limit on how long a statement may take.
 * @param shared for short reads of many: statements are sent without waiting for the ones before, with the limits of the pool
 */
export function newClient({ url = databaseUrl(), shared = false } = {}): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: `parvis ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    types: { getTypeParser },
    ...(shared ? { pipeline: true, ...LIMITS } : {}),
  });
  client.on('error', noteLoss);
  return client;
}

function current(): Connection {
  if (!connection) throw new Error('The database is not connected: call connectDatabase first.');
  return connection;
}

function noteLoss(error: Error): void {
  log.warn({ reason: error.message }, 'a database connection was lost');
}

/** Counts as numbers (they stay far below 2^53), and instants without a zone as UTC. */
const PARSERS: Partial<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
};

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  const own = format === 'binary' ? undefined : PARSERS[oid];
  return own ?? pg.types.getTypeParser(oid, format as 'text');
};
