import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { newId } from '~/platform/clock';
import { closeDatabase, connectDatabase } from '~/platform/db/index.server';
import { secondConnections, watchForSecondConnections } from './one-connection';

/** Address of the server on which this worker may make databases. */
export function testServer(): string {
  const server = inject('testServers')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!server) throw new Error(`There is no server for worker ${process.env.VITEST_POOL_ID}`);
  return server;
}

/**
 * Gives the test file that calls it, at its top level, a migrated and empty database of its own,
 * connected through the platform's door. All tests of the file share it. A second connection within a transaction fails them.
 *
 * @returns address of the database, known once the tests run
 */
export function useDatabase(): { url: () => string } {
  const name = `parvis_${newId()}`;
  const url = new URL(testServer());
  url.pathname = `/${name}`;

  beforeAll(async () => {
    await onServer(`create database ${name} template ${inject('testTemplate')}`);
    watchForSecondConnections();
    connectDatabase({ url: url.href, poolSize: 10 });
  });
  afterEach(() => expect(secondConnections(), 'asked for a second connection within a transaction').toEqual([]));
  afterAll(async () => {
    await closeDatabase();
    await onServer(`drop database if exists ${name} with (force)`);
  });
  return { url: () => url.href };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client(testServer());
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
