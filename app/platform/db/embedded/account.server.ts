import { execFile } from 'node:child_process';
import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { DatabaseProblem } from '../problem';

const run = promisify(execFile);

/** The user that runs the server: nobody special (`null`) unless this program runs as root. */
export type Account = { uid: number; gid: number; name: string };

/** True when this program runs as root, which PostgreSQL refuses to do. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account that shall run PostgreSQL when this program is root: the owner of a cluster that is
 * already there, else the owner of DATA_DIR, else `postgres`, else `nobody`. PostgreSQL insists on
 * an account with a name, so a bare number is passed over.
 *
 * @param candidates paths whose owner is preferred, best first; missing ones are passed over
 * @returns null when this program is not root
 * @throws DatabaseProblem when there is no such account at all
 */
export async function serverAccount(candidates: string[]): Promise<Account | null> {
  if (!isRoot()) return null;
  for (const candidate of candidates) {
    const owner = await lstat(candidate).catch(() => null);
    const account = owner && owner.uid !== 0 ? await lookUp(String(owner.uid)) : null;
    if (account) return account;
  }
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new DatabaseProblem(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as. ' +
      'Start Parvis as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

async function lookUp(user: string): Promise<Account | null> {
  try {
    const [uid, gid, name] = await Promise.all(
      ['-u', '-g', '-un'].map(async (flag) => (await run('id', [flag, user])).stdout.trim()),
    );
    return name && Number(uid) > 0 ? { uid: Number(uid), gid: Number(gid), name } : null;
  } catch {
    return null;
  }
}

/**
 * Whether the account may enter every directory on the way to `target` and read it. Judged by mode
 * bits, so without access lists.
 *
 * @param target a path; what does not exist yet is judged by its nearest ancestor that does
 */
export async function canReach(account: Account | null, target: string): Promise<boolean> {
  if (!account) return true;
  let here = path.resolve(target);
  for (;;) {
    const real = await realpath(here).catch(() => null);
    if (real) {
      here = real;
      break;
    }
    here = path.dirname(here);
  }
  const steps: string[] = [];
  for (let step = here; ; step = path.dirname(step)) {
    steps.push(step);
    if (step === path.dirname(step)) break;
  }
  for (const step of steps) {
    const info = await stat(step);
    const wanted = info.isDirectory() ? (step === here ? 0b101 : 0b001) : 0b100;
    const shift = info.uid === account.uid ? 6 : info.gid === account.gid ? 3 : 0;
    if (((info.mode >> shift) & wanted) !== wanted) return false;
  }
  return true;
}
