import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmbedded } from '~/platform/db/index.server';
import { ask, makeDataDir, runProgram } from './run-program';

const isRoot = process.getuid?.() === 0;
vi.setConfig({ testTimeout: 120_000 }); // many processes start and stop, on whatever machine this is
let dataDir = '';
let remove: () => Promise<void>;

/** Where a database has been made once, and stopped in good order. */
let made: Awaited<ReturnType<typeof makeDataDir>>;

beforeAll(async () => {
  made = await makeDataDir();
  const program = runProgram(made.dataDir);
  await program.started;
  await program.stop();
});
afterAll(() => made.remove());
beforeEach(async () => {
  ({ dataDir, remove } = await makeDataDir());
});
afterEach(async () => {
  await remove();
});

/** For what is not about making a database: puts a copy of the one that was made, with its owners, into the data directory. */
const hasDatabase = () => promisify(execFile)('cp', ['-a', path.join(made.dataDir, 'postgres'), dataDir]);

const serverProcess = async (directory = path.join(dataDir, 'postgres/cluster/data')) =>
  Number((await readFile(path.join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);

describe('the built-in database', () => {
  it('is there again, with its data, after it was stopped in good order', async () => {
    const first = runProgram(dataDir);
    const { url } = await first.started;
    await ask(url, 'create table kept (n int); insert into kept values (7)');
    await first.stop();
    expect(first.said.at(-1)).toEqual({ stopped: true });
    await expect(serverProcess()).rejects.toThrow();

    const second = runProgram(dataDir);
    expect(await ask((await second.started).url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('keeps what was said to be kept, in UTF-8, and lets nobody else in', async () => {
    const { url, directory } = await runProgram(dataDir).started;
    const [settings] = await ask<Record<string, string>>(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens,
              lower('ÉŒ') as lower`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', encoding: 'UTF8', listens: '127.0.0.1', lower: 'éœ' });
    const withoutPassword = new URL(url ?? '');
    withoutPassword.password = 'wrong';
    await expect(ask(withoutPassword.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    for (const file of ['', '../password', '../server.log']) {
      expect((await stat(path.join(directory ?? '', file))).mode & 0o077).toBe(0);
    }
  });

  it('has the extensions that search needs', async () => {
    await hasDatabase();
    const { url } = await runProgram(dataDir).started;
    await ask(url, 'create extension unaccent; create extension pg_trgm');
    expect(await ask(url, `select unaccent('Noël œuf') as plain, similarity('accepter', 'accepté') > 0.4 as alike`)).toEqual([
      { plain: 'Noel oeuf', alike: true },
    ]);
  });

  it('refuses a second process, and says which one is there', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    const { url } = await first.started;
    const second = await runProgram(dataDir).started;
    expect(second.problem).toContain(`test own, process ${first.child.pid}`);
    expect(second.problem).toContain('DATA_DIR');
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets exactly one of several processes win that start at the same moment on an empty directory', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => runProgram(dataDir).started));
    expect(answers.filter((answer) => answer.url)).toHaveLength(1);
    expect(answers.filter((answer) => answer.problem?.includes('Another Parvis process'))).toHaveLength(2);
    expect(await readdir(path.join(dataDir, 'postgres'))).toEqual(['cluster']);
  });

  it('starts beside a process that has lost, and still writes what it would have won with', async () => {
    await hasDatabase();
    const draft = path.join(dataDir, 'postgres/draft-beaten/data/base');
    let over = false;
    const beaten = (async () => {
      for (let n = 0; !over; n += 1) {
        await mkdir(draft, { recursive: true });
        await writeFile(path.join(draft, String(n)), 'x').catch(() => undefined);
      }
    })();
    const { url } = await runProgram(dataDir).started;
    over = true;
    await beaten;
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await runProgram(dataDir, 'share').started).url).toBe(url);
    expect(await readdir(path.join(dataDir, 'postgres'))).toEqual(['cluster']);
  });

  it('lets commands share the server of a running site, and does not stop it when they end', async () => {
    await hasDatabase();
    const { url } = await runProgram(dataDir).started;
    const command = runProgram(dataDir, 'share');
    expect((await command.started).url).toBe(url);
    await command.stop();
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes over the server that a killed process left, with all that was acknowledged', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    const { url } = await first.started;
    await ask(url, 'create table kept (n int); insert into kept values (1)');
    const server = await serverProcess();
    await first.kill();
    expect(() => process.kill(server, 0)).not.toThrow();

    const second = runProgram(dataDir);
    expect(await ask((await second.started).url, 'select n from kept')).toEqual([{ n: 1 }]);
    expect(await serverProcess()).toBe(server);
    await second.stop();
    await expect(serverProcess()).rejects.toThrow();
    await expect(ask(url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('recovers when program and server were killed together', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    const { url } = await first.started;
    await ask(url, 'create table kept (n int); insert into kept values (1)');
    const server = await serverProcess();
    await first.kill();
    process.kill(server, 'SIGKILL');

    const second = runProgram(dataDir);
    expect(await ask((await second.started).url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('starts the server again, at the same address, when it is killed under a running program', async () => {
    await hasDatabase();
    const program = runProgram(dataDir);
    const { url } = await program.started;
    const server = await serverProcess();
    process.kill(server, 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]), { timeout: 20_000 });
    expect(await serverProcess()).not.toBe(server);
    expect((await runProgram(dataDir).started).problem).toContain(`process ${program.child.pid}`);
  });

  it('is not misled by a note that names a process which is something else by now', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    await first.started;
    const note = await readFile(path.join(dataDir, 'postgres/cluster/data/postmaster.pid'), 'utf8');
    await first.stop();
    await writeFile(path.join(dataDir, 'postgres/cluster/data/postmaster.pid'), note.replace(/^\d+/, String(process.pid)));
    expect((await runProgram(dataDir).started).url).toBeDefined();
  });

  it('clears away what a process left that was killed while it made the database', async () => {
    await mkdir(path.join(dataDir, 'postgres/draft-abc/data'), { recursive: true });
    const program = runProgram(dataDir);
    expect((await program.started).url).toBeDefined();
    expect(await readdir(path.join(dataDir, 'postgres'))).toEqual(['cluster']);
  });

  it('does not touch a database of another major version', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    await first.started;
    await first.stop();
    const version = path.join(dataDir, 'postgres/cluster/data/PG_VERSION');
    const original = await readFile(version, 'utf8');
    await writeFile(version, '15\n');
    expect((await runProgram(dataDir).started).problem).toContain('made by PostgreSQL 15');
    await writeFile(version, original);
  });

  it('names DATABASE_URL where there is no built-in PostgreSQL', async () => {
    const arch = vi.spyOn(process, 'arch', 'get').mockReturnValue('mips');
    const options = { dataDir, program: 'test', share: false, note: () => undefined, lost: () => undefined };
    await expect(startEmbedded(options)).rejects.toThrow(/DATABASE_URL/);
    arch.mockRestore();
  });
});

describe.runIf(isRoot)('the built-in database, started by root', () => {
  const idOf = async (file: string) => (await stat(file)).uid;

  it('runs as somebody else', async () => {
    const { directory } = await runProgram(dataDir).started;
    expect(await idOf(directory ?? '')).not.toBe(0);
    expect(await idOf(`/proc/${await serverProcess()}`)).toBe(await idOf(directory ?? ''));
  });

  it('works for an ordinary user too, and stays theirs when root comes later', async () => {
    const user = { uid: 65_534, gid: 65_534 };
    const home = path.join(dataDir, 'theirs');
    await mkdir(home);
    await chown(home, user.uid, user.gid);
    const first = runProgram(home, 'own', user);
    const { url, directory } = await first.started;
    expect(await idOf(directory ?? '')).toBe(user.uid);
    await ask(url, 'create table kept (n int)');
    await first.stop();

    const byRoot = runProgram(home);
    expect(await ask((await byRoot.started).url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
    expect(await idOf(`/proc/${await serverProcess(directory)}`)).toBe(user.uid);
    await byRoot.stop();
    const again = runProgram(home, 'own', user);
    expect((await again.started).url).toBeDefined();
    await again.stop();
  });

  it('does not leave an ordinary user puzzled before what root made', async () => {
    await hasDatabase();
    const first = runProgram(dataDir);
    await first.started;
    await first.stop();
    const problem = (await runProgram(dataDir, 'own', { uid: 65_534, gid: 65_534 }).started).problem;
    expect(problem).toContain('belongs to another user');
    const nowhere = await runProgram('/nowhere/data', 'own', { uid: 65_534, gid: 65_534 }).started;
    expect(nowhere.problem).toContain('DATA_DIR');
  });

  it('keeps the database elsewhere, and says where, when DATA_DIR lies where only root may go', async () => {
    const hidden = path.join(dataDir, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    const inside = path.join(hidden, 'data');
    const first = runProgram(inside);
    const { url, directory = '' } = await first.started;
    const elsewhere = path.resolve(directory, '../..');
    try {
      expect(directory).toMatch(/^\/var\/lib\/parvis\//);
      expect(first.said.find((line) => line.note)?.note).toContain(elsewhere);
      await ask(url, 'create table kept (n int)');
      await first.stop();

      const second = runProgram(inside);
      expect(await ask((await second.started).url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
      await second.stop();
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
    // Its data is gone: that must not pass for an empty community.
    expect((await runProgram(inside).started).problem).toContain(elsewhere);
  });
});
