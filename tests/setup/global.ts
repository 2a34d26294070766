import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '~/platform/db/index.server';
import { databaseOn, onServer, startPostgres } from './postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of servers on which tests may make databases: one for each worker. */
    testServers: string[];
    /** Name of a migrated database to copy. */
    testTemplate: string;
  }
}

/** Followed by the number of the process, here and in vitest.config.ts. */
const PREFIX = 'parvis-vitest-';

/**
 * A PostgreSQL server for each worker, since what a transaction keeps others from seeing yet it keeps from all databases
 * of its server; and on each one migrated database that test files get copies of.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const servers = await Promise.all(Array.from({ length: Number(project.vitest.config.maxWorkers) }, () => startPostgres(PREFIX)));
  const template = `parvis_template_${process.pid}`;
  for (const { url } of servers) {
    await onServer(url, `drop database if exists ${template}`, `create database ${template}`);
    await migrate({ url: databaseOn(url, template) });
  }
  project.provide('testServers', servers.map(({ url }) => url));
  project.provide('testTemplate', template);
  return async () => {
    for (const server of servers) {
      await onServer(server.url, `drop database if exists ${template} with (force)`);
      await server.stop();
    }
    await rm(path.join(os.tmpdir(), `${PREFIX}${process.pid}-files`), { recursive: true, force: true });
  };
}
