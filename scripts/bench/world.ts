import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '~/platform/db/index.server';
import { castOn, type Player } from '../lib/cast';

export interface World {
  dataDir: string;
  players: Player[];
}

const PREFIX = 'parvis-bench-';
/** Of what the world is made; when any of it changes, the world is made anew. */
const SOURCES = ['prisma/migrations', 'app/domains/seeds', 'app/platform/markdown'];
const PRISTINE = 'pristine';

/**
 * The `big` world with so many posts, and members who are signed in to it. It is made once and kept in the system's
 * directory for passing files.
 *
 * @param players how many members to sign in
 * @param fresh gives the world back as it was made, whatever was posted in it since
 */
export async function openWorld(posts: number, players: number, note: (line: string) => void, fresh: boolean): Promise<World> {
  const kept = path.join(os.tmpdir(), `${PREFIX}${fresh ? '' : 'kept-'}${posts}-${await fingerprint()}`);
  await removeOutdated(path.basename(kept));
  if (!(await exists(kept))) await makeWorld(kept, posts, note, fresh);
  const server = await startEmbedded({ dataDir: kept, program: 'the bench', share: false, note: () => undefined, lost: fail });
  try {
    if (fresh) await onServer(server.url, `drop database if exists parvis with (force)`, `create database parvis template ${PRISTINE} strategy file_copy`);
    return { dataDir: kept, players: await castOn(server.url, players, null) };
  } finally {
    await server.stop();
  }
}

async function makeWorld(kept: string, posts: number, note: (line: string) => void, pristine: boolean): Promise<void> {
  const draft = `${kept}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  await chmod(draft, 0o755);
  note(`Making a world of ${posts.toLocaleString('en')} posts in ${kept} ...`);
  const started = performance.now();
  const server = await startEmbedded({ dataDir: draft, program: 'the bench', share: false, note: () => undefined, lost: fail });
  try {
    const tenth = Math.max(10, Math.floor(posts / 10));
    await castOn(server.url, 0, { members: tenth, threads: tenth, posts });
    await onDatabase(server.url, 'vacuum analyze', 'checkpoint');
    if (pristine) await onServer(server.url, `create database ${PRISTINE} template parvis strategy file_copy`);
  } finally {
    await server.stop();
  }
  await rename(draft, kept);
  note(`... made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Worlds of the same size that were made of other sources. */
async function removeOutdated(current: string): Promise<void> {
  const same = current.slice(0, current.lastIndexOf('-') + 1);
  for (const name of await readdir(os.tmpdir())) {
    if (name.startsWith(same) && !name.startsWith(current)) await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const files = (await readdir(source, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const names = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
    for (const name of names) hash.update(name).update(await readFile(name));
  }
  return hash.digest('hex').slice(0, 12);
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  await onDatabase(elsewhere.href, ...statements);
}

async function onDatabase(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function exists(directory: string): Promise<boolean> {
  return readdir(directory).then(() => true, () => false);
}

function fail(problem: Error): never {
  throw problem;
}
