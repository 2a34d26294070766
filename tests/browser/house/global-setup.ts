import { rm, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { databaseOn, onServer, startPostgres } from '../../setup/postgres';
import { startSite } from './site';

/** What the specs read of this run (`process.env` reaches the workers). */
export const SERVER_VARIABLE = 'PARVIS_BROWSER_POSTGRES';

/** Databases that houses are copied from, by the world in them. */
export const templateOf = (world: 'empty' | 'demo'): string => `parvis_world_${world}`;

/**
 * One PostgreSQL server for the run, and on it each world once, made by the program itself: `empty` as
 * production leaves it at its first start, `demo` as `npm run demo` fills it.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startPostgres('parvis-browser-');
  process.env[SERVER_VARIABLE] = server.url;
  for (const [world, mode] of [
    ['empty', 'production'],
    ['demo', 'demo'],
  ] as const) {
    const name = templateOf(world);
    await onServer(server.url, `drop database if exists ${name} with (force)`, `create database ${name}`);
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'parvis-world-'));
    const site = await startSite({ mode, databaseUrl: databaseOn(server.url, name), dataDir });
    await site.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  return () => server.stop();
}
