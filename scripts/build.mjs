/**
 * `npm run build [-- --force]` builds what is stale: Prisma's client when the schema changed, then the
 * pages and the server when any of their sources did. `--client-only` stops after Prisma's client.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare, report } from './launch.mjs';

const GENERATED = 'app/platform/db/generated';
const CLIENT = { sources: ['prisma/schema', 'package-lock.json'], stamp: `${GENERATED}/.stamp` };
const SITE = {
  sources: ['app', 'emails', 'public', 'prisma/schema', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'remix.config.js'],
  stamp: 'build/.stamp',
};
const LOCK = 'node_modules/.parvis-build';

/**
 * Builds what is stale. Only one process builds at a time; the others wait for it.
 *
 * @param {{ site?: boolean, force?: boolean, note?: (line: string) => void }} options `site` false
 *   makes Prisma's client only
 */
export async function build({ site = true, force = false, note = say } = {}) {
  // An image that was built elsewhere may come without sources: then it is what it is.
  if (!existsSync('app/routes.ts')) return;
  const jobs = site ? [CLIENT, SITE] : [CLIENT];
  if (!force && jobs.every(isFresh)) return;
  const release = await lock(note);
  try {
    if (force || !isFresh(CLIENT)) {
      note('Preparing the database client ...');
      await run('prisma', 'build/index.js', ['generate', '--no-hints']);
      stamp(CLIENT);
    }
    if (site && (force || !isFresh(SITE))) {
      note('Building the pages and the server ...');
      await run('@remix-run/dev', 'dist/cli.js', ['vite:build', '--logLevel', 'warn']);
      stamp(SITE);
    }
  } finally {
    release();
  }
}

function isFresh({ sources, stamp }) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(sources);
}

function stamp({ sources, stamp }) {
  writeFileSync(stamp, fingerprint(sources));
}

/** Of names and contents, not of times, which copying and checking out change. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of files(source)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function files(place) {
  if (place === GENERATED || !existsSync(place)) return [];
  const entries = readdirSync(path.dirname(place), { withFileTypes: true });
  if (!entries.find((entry) => entry.name === path.basename(place))?.isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => files(`${place}/${name}`));
}

/** Runs a program of a package; what it prints is shown only when it fails. */
async function run(packageName, program, args) {
  const directory = path.dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  const child = spawn(process.execPath, [path.join(directory, program), ...args], {
    // Prisma would ask its maker for news.
    env: { ...process.env, NODE_ENV: 'production', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  child.stdout.on('data', (data) => output.push(data));
  child.stderr.on('data', (data) => output.push(data));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) {
    const words = `${packageName} ${args[0]} failed:\n${Buffer.concat(output).toString().trim()}`;
    throw Object.assign(new Error(words), { forPeople: true });
  }
}

/** A directory that only one process can make; one that a killed process left is taken away. */
async function lock(note) {
  for (let waited = false; ; waited = true) {
    try {
      mkdirSync(LOCK);
      writeFileSync(`${LOCK}/pid`, String(process.pid));
      return () => rmSync(LOCK, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!waited) note('Another process is building; waiting for it ...');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const pid = existsSync(`${LOCK}/pid`) ? Number(readFileSync(`${LOCK}/pid`, 'utf8')) : 0;
    if (waited && !isAlive(pid)) rmSync(LOCK, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare();
  const flags = process.argv.slice(2);
  build({ site: !flags.includes('--client-only'), force: flags.includes('--force') }).catch(report);
}
