import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '~/platform/db/index.server';

export interface TestServer {
  /** Address of a database on it whose role may make others. */
  url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server for a run of tests: the built-in one with `fsync` off, since nothing in it has to
 * last; with `DATABASE_URL_TEST` the one named there.
 *
 * @param prefix of its directory under the system's place for temporary files, e.g. `parvis-vitest-`;
 *   directories of runs that were killed are taken away
 */
export async function startPostgres(prefix: string): Promise<TestServer> {
  if (process.env.DATABASE_URL_TEST) return { url: process.env.DATABASE_URL_TEST, stop: async () => undefined };
  await removeLeftovers(prefix);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${prefix}${process.pid}-`));
  await chmod(dataDir, 0o755); // as root the server runs as another user, who has to get in
  const server = await startEmbedded({
    dataDir,
    program: 'the tests',
    share: false,
    fsync: false,
    note: () => undefined,
    lost: (problem) => {
      throw problem;
    },
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs statements one by one on a connection of their own. */
export async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Another database on the same server. */
export function databaseOn(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** A server that still runs in one of the directories ends within a minute of missing it. */
async function removeLeftovers(prefix: string): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(name.startsWith(prefix) && name.slice(prefix.length).split('-')[0]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch {
      await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}
