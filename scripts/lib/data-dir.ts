import { chmod, mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A directory for one server's data, which the account that runs PostgreSQL may enter. */
export async function makeDataDir(name: string): Promise<string> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `parvis-${name}-`));
  await chmod(dataDir, 0o755);
  return dataDir;
}

/** Ends the built-in PostgreSQL of a data directory, if one runs, and removes everything. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const pid = await postmasterOf(dataDir);
  if (pid !== null) {
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await pause(20);
  }
  const elsewhere = await readFile(path.join(dataDir, 'postgres.location'), 'utf8').catch(() => '');
  if (elsewhere) await rm(elsewhere.trim(), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** Directory of the cluster (PGDATA). */
export async function clusterOf(dataDir: string): Promise<string> {
  const elsewhere = await readFile(path.join(dataDir, 'postgres.location'), 'utf8').catch(() => '');
  return path.join(elsewhere.trim() || path.join(dataDir, 'postgres'), 'cluster', 'data');
}

/** Process id of the running built-in PostgreSQL; null when there is none. */
export async function postmasterOf(dataDir: string): Promise<number | null> {
  const cluster = await clusterOf(dataDir);
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!pid || !isAlive(pid)) return null;
  // The note of a killed server may carry a number that another process has by now.
  const at = await readlink(`/proc/${pid}/cwd`).catch(() => cluster);
  return at === cluster ? pid : null;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
