import pg from 'pg';
import { DatabaseProblem } from '../problem';
import { findBinaries, type Binaries } from './binaries.server';
import { openCluster, type Cluster } from './cluster.server';
import { findHome } from './home.server';
import { addressOf, connectionTo } from './find-server.server';
import { ensureServer, stopServer, type StartOptions } from './server.server';

const DATABASE = 'parvis';
/** Advisory lock of the program that owns the server; advisory locks are kept per database, so always in `postgres`. */
const OWNER_LOCK = 7_072_616;
const LOCK_WITHIN_MS = 1500;
const RETRY_MS = 1000;

export type EmbeddedOptions = {
  dataDir: string;
  /** Who asks, as another process that is refused will read it, e.g. `parvis import`. */
  program: string;
  /** True: use the server even when another process owns it (commands beside a running site). */
  share: boolean;
  /** Lines for people, e.g. where the database is when not in `dataDir`. */
  note: (line: string) => void;
  /** Called when the server was lost for good; the program should end. */
  lost: (problem: DatabaseProblem) => void;
  /** False only for test databases. */
  fsync?: boolean;
};

export type EmbeddedDatabase = {
  /** For `connectDatabase`. */
  url: string;
  /** Directory of the cluster. */
  directory: string;
  /** Stops the server in good order, unless another process owns it. */
  stop: () => Promise<void>;
};

/**
 * Starts the built-in PostgreSQL of a data directory, or takes over the one that a killed process
 * left running, and keeps it running until `stop`.
 *
 * One process at a time owns it: the owner holds a lock in the server itself, on a connection that
 * ends with the process however it ends, so that no stale lock can remain.
 *
 * @throws DatabaseProblem when another process owns it and `share` is false; when there is no
 *   PostgreSQL for this platform; when it cannot be made or started
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const home = await findHome(options.dataDir, options.note);
  const binaries = await findBinaries(home.path, home.account, options.note);
  const cluster = await openCluster(home, binaries);
  const start: StartOptions = { fsync: options.fsync ?? true };
  const { port, owner } = await openServer(cluster, binaries, start, options.program);
  const database = { url: addressOf(cluster, port, DATABASE), directory: cluster.data };
  if (owner.client) {
    const stop = keepRunning(owner.client, cluster, binaries, { ...start, port }, options);
    return { ...database, stop };
  }
  if (options.share) return { ...database, stop: async () => undefined };
  throw new DatabaseProblem(
    `Another Parvis process (${owner.holder}) uses the data in ${options.dataDir}. ` +
      'Stop it first, or set DATA_DIR to another directory.',
  );
}

async function openServer(
  cluster: Cluster,
  binaries: Binaries,
  start: StartOptions,
  program: string,
): Promise<{ port: number; owner: Ownership }> {
  for (let tries = 1; ; tries++) {
    const port = await ensureServer(cluster, binaries, start);
    try {
      const owner = await becomeOwner(cluster, port, program);
      await ensureDatabase(cluster, port);
      return { port, owner };
    } catch (error) {
      // Its last owner may be just stopping it: then it is started anew.
      if (tries === 5) throw error;
    }
  }
}

type Ownership = { client: pg.Client; holder: null } | { client: null; holder: string };

async function becomeOwner(cluster: Cluster, port: number, program: string): Promise<Ownership> {
  const client = new pg.Client({
    ...connectionTo(cluster, port, 'postgres'),
    application_name: `${program}, process ${process.pid}`.slice(-63),
    keepAlive: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const deadline = Date.now() + LOCK_WITHIN_MS;
    for (;;) {
      const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [OWNER_LOCK]);
      if (rows[0]?.won) return { client, holder: null };
      // The server may not yet have noticed that the last owner was killed.
      if (Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { rows } = await client.query<{ name: string }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
      [OWNER_LOCK],
    );
    await client.end();
    return { client: null, holder: rows[0]?.name ?? 'unknown' };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client(connectionTo(cluster, port, 'postgres'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code !== '42P04' && code !== '23505') throw error; // another process made it at the same moment
  } finally {
    await client.end();
  }
}

/**
 * Watches the owner's connection; when it breaks, sees to it that the server runs again on the same
 * port, and tries for as long as it takes (the disk may be full).
 */
function keepRunning(
  first: pg.Client,
  cluster: Cluster,
  binaries: Binaries,
  start: StartOptions & { port: number },
  options: EmbeddedOptions,
): () => Promise<void> {
  let stopping = false;
  let client = first;
  let restarting: Promise<void> = Promise.resolve();

  const restart = async () => {
    while (!stopping) {
      const opened = await openServer(cluster, binaries, start, options.program).catch(() => null);
      if (opened?.owner.client && opened.port === start.port) {
        client = opened.owner.client;
        watch();
        return;
      }
      if (opened) {
        await opened.owner.client?.end();
        options.lost(new DatabaseProblem(`Another process (${opened.owner.holder ?? 'unknown'}) took over the data in ${options.dataDir}.`));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };
  const watch = () => {
    client.once('end', () => {
      if (!stopping) restarting = restart();
    });
  };
  watch();
  return async () => {
    stopping = true;
    await restarting;
    await stopServer(cluster, binaries);
    await client.end().catch(() => undefined);
  };
}
