import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CHECKOUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 20;

/** The built server as a process of its own, as people run it. */
export interface BuiltServer {
  pid: number;
  /** Where it is reached, and the Origin that forms have to come from. */
  origin: string;
  /** From the start of the process to the first 200 of /readyz, in milliseconds. */
  bootMs: number;
  /** What it printed so far, log and messages. */
  output(): string;
  signal(name: NodeJS.Signals): void;
  ended: Promise<Ending>;
}

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Standard output and errors of its whole life. */
  output: string;
}

export interface ServerOptions {
  dataDir: string;
  port: number;
  env?: Record<string, string>;
  /** Flags for Node itself, e.g. `--cpu-prof`. */
  nodeFlags?: string[];
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts `node scripts/start.mjs production` and waits until it is ready.
 * @throws Error with what it printed when it ends before, or takes longer than two minutes
 */
export async function startBuilt(options: ServerOptions): Promise<BuiltServer> {
  const origin = `http://127.0.0.1:${options.port}`;
  const started = performance.now();
  const { child, output, ended } = launch(options, origin);
  let over: Ending | null = null;
  void ended.then((ending) => (over = ending));
  while (!(await isReady(origin))) {
    if (over) throw new Error(`The server ended before it was ready:\n${output()}`);
    if (performance.now() - started > READY_WITHIN_MS) {
      child.kill('SIGKILL');
      throw new Error(`The server was not ready within two minutes:\n${output()}`);
    }
    await pause(LOOK_EVERY_MS);
  }
  const bootMs = performance.now() - started;
  return { pid: child.pid!, origin, bootMs, output, signal: (name) => void child.kill(name), ended };
}

/** Starts the server where it is expected to refuse, and waits for its end. */
export async function startRefused(options: ServerOptions): Promise<Ending> {
  const { child, ended } = launch(options, `http://127.0.0.1:${options.port}`);
  const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  const ending = await ended;
  clearTimeout(late);
  return ending;
}

/** Asks the server to end and waits for it. */
export async function stopBuilt(server: BuiltServer): Promise<Ending> {
  server.signal('SIGTERM');
  return server.ended;
}

/** Runs `npm run parvis -- ...` beside the server. */
export async function runParvis(dataDir: string, args: string[], env: Record<string, string> = {}): Promise<Ending> {
  const child = spawn(process.execPath, ['scripts/parvis.mjs', ...args], {
    cwd: CHECKOUT,
    env: { ...outside(), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return watch(child).ended;
}

/** Builds the pages and the server when they are stale. */
export async function buildSite(): Promise<void> {
  const child = spawn(process.execPath, ['scripts/build.mjs'], { cwd: CHECKOUT, env: outside(), stdio: ['ignore', 'pipe', 'pipe'] });
  const { code, output } = await watch(child).ended;
  if (code !== 0) throw new Error(output);
}

function launch({ dataDir, port, env = {}, nodeFlags = [] }: ServerOptions, origin: string) {
  const child = spawn(process.execPath, [...nodeFlags, 'scripts/start.mjs', 'production'], {
    cwd: CHECKOUT,
    env: { ...outside(), DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: origin, LIMITS_FACTOR: '10000', SCREENING: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, ...watch(child) };
}

function watch(child: ChildProcess): { output: () => string; ended: Promise<Ending> } {
  const printed: Buffer[] = [];
  const output = (): string => Buffer.concat(printed).toString('utf8');
  running.add(child);
  child.stdout?.on('data', (data: Buffer) => printed.push(data));
  child.stderr?.on('data', (data: Buffer) => printed.push(data));
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output: output() });
    });
  });
  return { output, ended };
}

/** The surroundings of this process without its own settings of Parvis. */
function outside(): NodeJS.ProcessEnv {
  const { PATH, HOME, USER, TMPDIR, TEMP, SystemRoot } = process.env;
  return { PATH, HOME, USER, TMPDIR, TEMP, SystemRoot, NODE_ENV: 'production', NO_COLOR: '1' };
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 200;
}
