import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

export type Said = { url?: string; directory?: string; problem?: string; note?: string; lost?: string; stopped?: boolean };

export type Program = {
  child: ChildProcess;
  /** Everything it has said so far. */
  said: Said[];
  /** Waits until it has started or was refused. */
  started: Promise<Said>;
  /** Lets it stop in good order. */
  stop: () => Promise<void>;
  /** Ends it at once, as a crash would. */
  kill: () => Promise<void>;
};

const running = new Set<Program>();

/** Starts `program.ts` on a data directory, if wanted as another user. */
export function runProgram(dataDir: string, role: 'own' | 'share' = 'own', user: { uid?: number; gid?: number } = {}): Program {
  const file = path.resolve('tests/platform/db/program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, dataDir, role], {
    ...user,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, NODE_ENV: 'test' },
  });
  const said: Said[] = [];
  const exited = once(child, 'exit');
  const started = new Promise<Said>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const words = JSON.parse(line) as Said;
      said.push(words);
      if (words.url || words.problem) resolve(words);
    });
    child.on('exit', () => reject(new Error(`The program ended: ${JSON.stringify(said)}`)));
  });
  started.catch(() => undefined);
  const finish = async (end: () => unknown) => {
    end();
    if (child.exitCode === null && child.signalCode === null) await exited;
    running.delete(program);
  };
  const program: Program = {
    child,
    said,
    started,
    stop: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill('SIGKILL')),
  };
  running.add(program);
  return program;
}

/** A data directory that the user of the server may enter, and a way to remove it with all that runs in it. */
export async function makeDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'parvis-embedded-'));
  await chmod(dataDir, 0o755);
  return {
    dataDir,
    remove: async () => {
      for (const program of [...running]) await program.stop();
      // What a killed program left running ends, too.
      const note = await readFile(path.join(dataDir, 'postgres/cluster/data/postmaster.pid'), 'utf8').catch(() => null);
      if (note) process.kill(Number(note.split('\n')[0]), 'SIGQUIT');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a database. */
export async function ask<Row extends object>(url: string | undefined, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
