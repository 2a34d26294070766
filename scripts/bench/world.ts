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
const SOURCES = ['prisma/migrations', 'app/domains/seeds'];
const PRISTINE = 'pristine';

/**
 * The `big` world with so many posts, and members who are signed in to it. It is made once and kept in the system's
 * directory for passing files; each call gives it back as it was made.
 *
 * @param players how many members to sign in
 */
export async function openWorld(posts: number, players: number, note: (line: string) => void): Promise<World> {
  const kept = path.join(os.tmpdir(), `${PREFIX}${posts}-${await fingerprint()}`);
  await removeOutdated(posts, path.basename(kept));
  if (!(await exists(kept))) await makeWorld(kept, posts, note);
  const server = await startEmbedded({ dataDir: kept, program: 'the bench', share: false, note: () => undefined, lost: fail });
  try {
    await onServer(server.url, `drop database if exists parvis with (force)`, `create database parvis template ${PRISTINE} strategy file_copy`);
    return { dataDir: kept, players: await castOn(server.url, players, null) };
  } finally {
    await server.stop();
  }
}

async function makeWorld(kept: string, posts: number, note: (line: string) => void): Promise<void> {
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
    await onServer(server.url, `create database ${PRISTINE} template parvis strategy file_copy`);
  } finally {
    await server.stop();
  }
  await rename(draft, kept);
  note(`... made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

async function removeOutdated(posts: number, current: string): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    if (name.startsWith(`${PREFIX}${posts}-`) && name !== current) await rm(path.join(os.tmpdir(), name), { recursive: true, force: true });
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
