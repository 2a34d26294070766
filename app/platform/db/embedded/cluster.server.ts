import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { newToken } from '~/platform/clock';
import { DatabaseProblem } from '../problem';
import type { Account } from './account.server';
import type { Binaries } from './binaries.server';
import { giveTo, type Home } from './home.server';

const run = promisify(execFile);

/** Character classes of words outside ASCII come from the system's locale: the first that it knows. */
const CTYPES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'UTF-8', 'C'];

export const SUPERUSER = 'parvis';

export type Cluster = {
  /** PGDATA. */
  data: string;
  log: string;
  password: string;
  account: Account | null;
};

/**
 * The cluster of a home, made on first use. It appears under its name by one rename, complete with
 * its password: a crash half-way leaves only a draft, which a later start removes.
 *
 * @throws DatabaseProblem when it belongs to another major version, or initdb fails
 */
export async function openCluster(home: Home, binaries: Binaries): Promise<Cluster> {
  const directory = path.join(home.path, 'cluster');
  if (!(await exists(directory))) await makeCluster(home, binaries, directory);
  await removeDrafts(home);
  const data = path.join(directory, 'data');
  const major = Number((await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim());
  if (major !== binaries.major) {
    throw new DatabaseProblem(
      `The database in ${data} was made by PostgreSQL ${major}, and this Parvis brings PostgreSQL ${binaries.major}. ` +
        'Start the Parvis that made it, dump the database, and restore the dump into a new DATA_DIR (see README, "Backup").',
    );
  }
  const password = (await readFile(path.join(directory, 'password'), 'utf8')).trim();
  return { data, log: path.join(directory, 'server.log'), password, account: home.account };
}

const DRAFT = 'draft-';

/** What processes left that were killed in `makeCluster`; one that is still at it sees that it was beaten. */
async function removeDrafts(home: Home): Promise<void> {
  for (const name of await readdir(home.path)) {
    if (name.startsWith(DRAFT)) await removeDraft(path.join(home.path, name));
  }
}

/** While another process still writes into its draft, that never gets empty: it removes it itself, or a later start does. */
async function removeDraft(draft: string): Promise<void> {
  try {
    await rm(draft, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}

async function makeCluster(home: Home, binaries: Binaries, directory: string): Promise<void> {
  const draft = await mkdtemp(path.join(home.path, DRAFT));
  const passwordFile = path.join(draft, 'password');
  const data = path.join(draft, 'data');
  try {
    await writeFile(passwordFile, `${newToken()}\n`, { mode: 0o600 });
    await mkdir(data, { mode: 0o700 });
    await giveTo(home.account, draft);
    await initialise(binaries, data, passwordFile, home.account);
    await rename(draft, directory);
  } catch (error) {
    // Another process may have been faster; its cluster is as good.
    if (!(await exists(directory))) throw error;
  } finally {
    await removeDraft(draft);
  }
}

async function initialise(binaries: Binaries, data: string, passwordFile: string, account: Account | null): Promise<void> {
  let lastError: unknown;
  for (const ctype of CTYPES) {
    const settings = [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorting and case of the built-in provider are the same on every system, whatever its libraries.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${ctype}`,
      '--text-search-config=simple',
    ];
    try {
      await run(binaries.initdb, settings, asAccount(account));
      return;
    } catch (error) {
      lastError = error;
      if (!/locale/.test((error as { stderr?: string }).stderr ?? '')) break;
    }
  }
  const failure = lastError as { code?: string; stderr?: string; message: string };
  if (failure.code === 'ENOENT') {
    throw new DatabaseProblem(
      'The built-in PostgreSQL does not run on this system (it needs the GNU C library). ' +
        'Set DATABASE_URL to a PostgreSQL server, version 14 or newer.',
    );
  }
  throw new DatabaseProblem(`The database could not be made. initdb says: ${failure.stderr?.trim() || failure.message}`);
}

/** How to start a program of PostgreSQL: as the account, away from directories it may not enter, in plain English. */
export function asAccount(account: Account | null): { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv } {
  const { NODE_ENV, PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  const env = { NODE_ENV, PATH, SystemRoot, TEMP, TMPDIR, LC_ALL: 'C', TZ: 'UTC' };
  return { ...(account ? { uid: account.uid, gid: account.gid } : {}), cwd: path.parse(process.cwd()).root, env };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}
