import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

export interface SiteOptions {
  mode: 'demo' | 'production';
  databaseUrl: string;
  dataDir: string;
  /** Further configuration. */
  env?: Record<string, string>;
  /** A free one, when it is not said. */
  port?: number;
}

/** A running program, as people start it. */
export interface Site {
  url: string;
  /** What it has printed so far, log lines included. */
  printed(): string;
  /** Whether it has ended by itself, which it never should. */
  ended(): boolean;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** The last thing that each prints when it is ready. */
const LAST_WORDS = { demo: /Letters are at \S+\n/, production: /\/setup\?token=\S+\n/ };

/**
 * Starts the built program with `scripts/start.mjs` on a free port, and waits until it says that it is ready
 * and has printed its links: in production that of the set-up, so the database must be one without an owner.
 *
 * @throws Error with what it printed, when it ends or does not become ready
 */
export async function startSite({ mode, databaseUrl, dataDir, env = {}, ...wish }: SiteOptions): Promise<Site> {
  const port = wish.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['scripts/start.mjs', mode], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: url,
      LIMITS_FACTOR: '10000',
      SCREENING: 'off',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      // Whatever a developer keeps in .env: no letter of a test leaves.
      SMTP_URL: '',
      MEILI_URL: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const site = { url, printed: printedBy(child), ended: () => hasEnded(child), stop: () => stop(child) };
  try {
    await untilReady(site, child, LAST_WORDS[mode]);
  } catch (error) {
    await site.stop();
    throw error;
  }
  return site;
}

function printedBy(child: ChildProcess): () => string {
  const lines: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => lines.push(data));
  child.stderr?.on('data', (data: Buffer) => lines.push(data));
  return () => Buffer.concat(lines).toString();
}

async function untilReady({ url, printed }: Site, child: ChildProcess, lastWords: RegExp): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (hasEnded(child)) throw new Error(`Parvis ended with ${child.exitCode}:\n${printed()}`);
    const ready = lastWords.test(printed()) && (await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false));
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Parvis did not become ready:\n${printed()}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** A port that nobody listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
