import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '~/platform/db/index.server';
import { databaseOn, onServer, startPostgres } from './postgres';

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
 * a copy of.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres(PREFIX);
  const template = `parvis_template_${process.pid}`;
  await onServer(server.url, `drop database if exists ${template}`, `create database ${template}`);
  await migrate({ url: databaseOn(server.url, template) });
  project.provide('testServer', server.url);
  project.provide('testTemplate', template);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
    await rm(path.join(os.tmpdir(), `${PREFIX}${process.pid}-files`), { recursive: true, force: true });
  };
}
