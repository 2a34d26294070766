import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { SUPERUSER, type Cluster } from './cluster.server';

const run = promisify(execFile);

/** Where the server listens: this computer only. */
export const HOST = '127.0.0.1';

/** Connection settings of the cluster's server on `port`. */
export function connectionTo(cluster: Cluster, port: number, database: string): pg.ClientConfig {
  return { host: HOST, port, database, user: SUPERUSER, password: cluster.password };
}

/** The same as an address for `DATABASE_URL`. */
export function addressOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(cluster.password)}@${HOST}:${port}/${database}`;
}

/** `busy`: it is starting, recovering or stopping. */
export type Found = { state: 'answers'; port: number } | { state: 'busy' } | { state: 'absent' };

/**
 * Finds the server of a cluster, whoever started it. A note of a server that is long gone, whose
 * number another process has got, is taken away.
 */
export async function lookForServer(cluster: Cluster): Promise<Found> {
  const noted = await readPidFile(cluster);
  if (!noted || !isAlive(noted.pid)) return { state: 'absent' };
  if (noted.port && (await answers(cluster, noted.port))) return { state: 'answers', port: noted.port };
  if (await isServerProcess(noted.pid, cluster)) return { state: 'busy' };
  // As it happens after a restart of the machine or container. PostgreSQL would not start with the note there.
  await rm(pidFile(cluster), { force: true });
  return { state: 'absent' };
}

/** True when the server on `port` is the one of this cluster and takes connections. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ ...connectionTo(cluster, port, 'postgres'), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return (await realpath(rows[0]?.data_directory ?? '')) === (await realpath(cluster.data));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readPidFile(cluster: Cluster): Promise<{ pid: number; port: number | null } | null> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) || null };
}

function pidFile(cluster: Cluster): string {
  return path.join(cluster.data, 'postmaster.pid');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is a PostgreSQL server; on Linux, whether it works in this very cluster. */
async function isServerProcess(pid: number, cluster: Cluster): Promise<boolean> {
  if (process.platform === 'linux') {
    const [at, data] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => ''), realpath(cluster.data)]);
    return at === data;
  }
  if (process.platform === 'win32') return true;
  const listed = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listed.stdout.includes('postgres');
}
