import { createHash } from 'node:crypto';
import { chmod, chown, lchown, mkdir, readFile, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseProblem } from '../problem';
import { canReach, isRoot, serverAccount, type Account } from './account.server';

const OUTSIDE = '/var/lib/parvis';

export type Home = {
  /** Directory that holds `cluster/` and, when needed, a copy of the programs. */
  path: string;
  account: Account | null;
};

/**
 * Decides where the embedded database of a data directory lives and makes the directory.
 *
 * That is `DATA_DIR/postgres`. When this program is root and the account that runs the server may
 * not enter DATA_DIR, it is `/var/lib/parvis/<hash of DATA_DIR>`; a file `postgres.location` in
 * DATA_DIR then names it, so that moving DATA_DIR does not lose it.
 *
 * @throws DatabaseProblem when the directory that `postgres.location` names is gone, belongs to another
 *   user, or cannot be made
 */
export async function findHome(dataDir: string, note: (line: string) => void): Promise<Home> {
  await mkdir(dataDir, { recursive: true }).catch((error: Error) => {
    throw new DatabaseProblem(`The directory of the data, DATA_DIR, cannot be made: ${error.message}`);
  });
  const root = await realpath(dataDir);
  const signpost = path.join(root, 'postgres.location');
  const named = await readFile(signpost, 'utf8').then((text) => text.trim(), () => null);
  const inside = path.join(root, 'postgres');
  const candidate = named ?? inside;
  const account = await serverAccount([path.join(candidate, 'cluster', 'data'), root]);

  if (named !== null) {
    if (!(await stat(named).catch(() => null))) {
      throw new DatabaseProblem(
        `The database of ${root} was kept in ${named}, which is gone. Put it back, ` +
          `or remove ${signpost} to begin with an empty database.`,
      );
    }
    await refuseForeign(named);
    return { path: named, account };
  }
  await refuseForeign(inside);
  if (await canReach(account, root)) {
    await makeDirectory(inside, account);
    return { path: inside, account };
  }
  const outside = path.join(OUTSIDE, createHash('sha256').update(root).digest('hex').slice(0, 16));
  try {
    await mkdir(OUTSIDE, { recursive: true });
    await chmod(OUTSIDE, 0o755);
    await makeDirectory(outside, account);
  } catch (error) {
    throw new DatabaseProblem(
      `The user "${account?.name}", who runs the database for root, may not enter ${root}, and ${outside} ` +
        `could not be made (${(error as Error).message}). Set DATA_DIR to a directory that this user may enter.`,
    );
  }
  await writeFile(signpost, `${outside}\n`);
  note(`The database is kept in ${outside}, because the user "${account?.name}", who runs it, may not enter ${root}.`);
  return { path: outside, account };
}

/** An ordinary user can do nothing with a database that root, or somebody else, made. */
async function refuseForeign(directory: string): Promise<void> {
  const info = await stat(directory).catch(() => null);
  const user = process.getuid?.();
  if (!info || user === undefined || isRoot() || info.uid === user) return;
  throw new DatabaseProblem(
    `The database in ${directory} belongs to another user (number ${info.uid}). Start Parvis as root or as that user, ` +
      'or set DATA_DIR to a directory of your own.',
  );
}

async function makeDirectory(directory: string, account: Account | null): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (account) await chown(directory, account.uid, account.gid);
}

/** Makes the account the owner of a file, or of a directory with all that is in it. */
export async function giveTo(account: Account | null, target: string): Promise<void> {
  if (!account) return;
  await lchown(target, account.uid, account.gid);
  const entries = await readdir(target, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const child = path.join(target, entry.name);
    if (entry.isDirectory()) await giveTo(account, child);
    else await lchown(child, account.uid, account.gid);
  }
}
