import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, startEmbedded } from '~/platform/db/index.server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a server on which tests may make databases. */
    testServer: string;
    /** Name of a migrated database to copy. */
    testTemplate: string;
  }
}

/** Followed by the number of the process, here and in vitest.config.ts. */
const PREFIX = 'parvis-vitest-';

/**
 * One PostgreSQL server for the whole run, and on it one migrated database that each test file gets
 * a copy of. The server is the built-in one with `fsync` off, since nothing in it has to last; with
 * `DATABASE_URL_TEST` it is the one named there, whose role must be allowed to make databases.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL_TEST
    ? { url: process.env.DATABASE_URL_TEST, stop: async () => undefined }
    : await startServer();
  const template = `parvis_template_${process.pid}`;
  await onServer(server.url, `drop database if exists ${template}`, `create database ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate({ url: url.href });
  project.provide('testServer', server.url);
  project.provide('testTemplate', template);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
    await rm(path.join(os.tmpdir(), `${PREFIX}${process.pid}-files`), { recursive: true, force: true });
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  await removeLeftovers();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
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

/** Directories of runs that were killed; a server that still runs in one ends within a minute of missing it. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length).split('-')[0]);
    if (!pid) continue;
    try {
      process.kill(pid, 0);
    } catch {
      await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
    }
  }
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
