import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { DatabaseProblem } from '../problem';
import type { Binaries } from './binaries.server';
import { asAccount, type Cluster } from './cluster.server';
import { answers, HOST, lookForServer } from './find-server.server';

const run = promisify(execFile);
const LOG_LIMIT = 5 * 1024 * 1024; // bytes; a longer log is set aside at the next start
/** A crash may leave up to `max_wal_size` to replay, which a slow disk does in about two minutes. */
const READY_WITHIN_MS = 5 * 60_000;
const POLL_MS = 25;

export type StartOptions = {
  /** Port to listen on; without one a free port is chosen. */
  port?: number;
  /** False only for test databases, which need not outlive the machine. */
  fsync: boolean;
};

const SETTINGS: Record<string, string> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '60',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // A container's /dev/shm is small, and pages here never need a parallel plan.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  // The query of a reader who went away ends soon after.
  client_connection_check_interval: '10s',
  // What people wrote stays out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * Makes sure that the cluster's server runs, whoever started it, and waits until it answers.
 *
 * @returns its port
 * @throws DatabaseProblem when it does not start, with the last lines of its log
 */
export async function ensureServer(cluster: Cluster, binaries: Binaries, options: StartOptions): Promise<number> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const found = await lookForServer(cluster);
    if (found.state === 'answers') return found.port;
    if (found.state === 'absent') {
      const port = await startServer(cluster, binaries, options, deadline);
      if (port !== null) return port;
    }
    await pause(POLL_MS);
  }
  throw new DatabaseProblem(`The database server did not become ready. The last lines of its log:\n${await logTail(cluster)}`);
}

/**
 * Stops the server in good order: open transactions are rolled back, everything is on disk.
 *
 * @throws DatabaseProblem when it does not stop within a minute
 */
export async function stopServer(cluster: Cluster, binaries: Binaries): Promise<void> {
  const order = ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', '60', '-s'];
  try {
    await run(binaries.pg_ctl, order, asAccount(cluster.account));
  } catch (error) {
    if ((await lookForServer(cluster)).state === 'absent') return; // it was gone already
    throw new DatabaseProblem(`The database server does not stop: ${(error as { stderr?: string }).stderr?.trim()}`);
  }
}

async function startServer(
  cluster: Cluster,
  binaries: Binaries,
  options: StartOptions,
  deadline: number,
): Promise<number | null> {
  const port = options.port ?? (await freePort());
  const durable = options.fsync ? 'on' : 'off';
  const settings = { ...SETTINGS, fsync: durable, full_page_writes: durable, synchronous_commit: durable };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await setAsideLongLog(cluster);
  const log = openSync(cluster.log, 'a', 0o600);
  // Its own process group: Ctrl-C in the terminal is for this program, which then stops the server in order.
  const server = spawn(binaries.postgres, ['-D', cluster.data, '-p', String(port), ...flags], {
    ...asAccount(cluster.account),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.unref();
  let ended: string | null = null;
  server.on('error', (error) => (ended = error.message));
  server.on('exit', (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  while (Date.now() < deadline) {
    if (ended !== null) {
      const tail = await logTail(cluster);
      // Another process started it first, a backend of a killed server is still leaving, or the port was taken.
      const passing = /postmaster\.pid|shared memory block|Address already in use/.test(tail.split('\n').slice(-8).join('\n'));
      if (passing) {
        await pause(200);
        return null;
      }
      throw new DatabaseProblem(`The database server did not start: ${ended}. The last lines of its log:\n${tail}`);
    }
    if (await answers(cluster, port)) return port;
    await pause(POLL_MS);
  }
  return null;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function setAsideLongLog(cluster: Cluster): Promise<void> {
  const info = await stat(cluster.log).catch(() => null);
  if (info && info.size > LOG_LIMIT) await rename(cluster.log, `${cluster.log}.1`);
}

async function logTail(cluster: Cluster): Promise<string> {
  const file = await open(cluster.log, 'r').catch(() => null);
  if (!file) return '(there is no log)';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 4000);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-15).join('\n');
  } finally {
    await file.close();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
