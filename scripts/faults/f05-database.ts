import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltServer } from '../lib/built-server';
import { prepareWorld } from '../lib/cast';
import { clusterOf, isAlive, makeDataDir, postmasterOf, removeDataDir } from '../lib/data-dir';
import { startEmbedded } from '~/platform/db/index.server';
import { get } from './client';
import { familyOf } from '../lib/processes';
import { withScene, type Fault, type Stage } from './stage';
import { watchSite, type Watch } from './watch';

const NOTICED_MS = 5000;
const BACK_MS = 5000;

/** F5: the database dies, hangs, or is away for a while. */
export const database: Fault = {
  id: 'F5',
  title: 'the database dies, hangs and is away: the process says so, lives on and recovers',
  async run(stage) {
    await builtIn(stage);
    await itsOwn(stage);
  },
};

/** The built-in server: killed, and halted for a while. */
function builtIn(stage: Stage): Promise<void> {
  return withScene(stage, { players: 1 }, async ({ dataDir, start }) => {
    const server = await start();
    stage.note('the built-in database is killed; the process starts it again');
    let watch = watchSite(server.origin);
    process.kill((await postmasterOf(dataDir))!, 'SIGKILL');
    const killed = performance.now();
    await watch.until(() => watch.unready !== null, 10_000);
    await watch.until(() => watch.readyAgain !== null, 60_000);
    stage.check('the process is ready again', watch.readyAgain !== null);
    stage.measure('seconds until it is (< 5)', (watch.readyAgain ?? Infinity) - killed < BACK_MS, seconds(watch.readyAgain, killed));
    await judge(stage, server, watch);

    const awayMs = stage.quick ? 4000 : 30_000;
    stage.note(`the built-in database is halted (SIGSTOP) for ${awayMs / 1000} s`);
    const family = await familyOf((await postmasterOf(dataDir))!);
    watch = watchSite(server.origin);
    for (const pid of family) process.kill(pid, 'SIGSTOP');
    await away(stage, watch, awayMs, () => {
      for (const pid of family) if (isAlive(pid)) process.kill(pid, 'SIGCONT');
    });
    await judge(stage, server, watch);
  });
}

/** A server of the community's own, named by DATABASE_URL: stopped for a while. */
async function itsOwn(stage: Stage): Promise<void> {
  const home = await makeDataDir('fault-postgres');
  try {
    await prepareWorld(home, { members: 10, threads: 20, posts: 120 }, 1);
    const postgres = await rentPostgres(home);
    await withScene(stage, { players: 1 }, async ({ start }) => {
      const server = await start({ DATABASE_URL: postgres.url });
      const awayMs = stage.quick ? 3000 : 30_000;
      stage.note(`a server of DATABASE_URL is stopped for ${awayMs / 1000} s`);
      const watch = watchSite(server.origin);
      await postgres.stop();
      await away(stage, watch, awayMs, () => postgres.start());
      await judge(stage, server, watch);
    });
    await postgres.stop();
  } finally {
    await removeDataDir(home);
  }
}

async function away(stage: Stage, watch: Watch, ms: number, comeBack: () => void | Promise<void>): Promise<void> {
  const from = performance.now();
  await pause(ms);
  await comeBack();
  const back = performance.now();
  await watch.until(() => watch.readyAgain !== null, 60_000);
  stage.check('/readyz said 503', watch.unready !== null);
  stage.measure('seconds until it did (< 5)', (watch.unready ?? Infinity) - from < NOTICED_MS, seconds(watch.unready, from));
  stage.check('the process is ready again', watch.readyAgain !== null);
  stage.measure('seconds from the return of the database to that (< 5)', (watch.readyAgain ?? Infinity) - back < BACK_MS, seconds(watch.readyAgain, back));
}

async function judge(stage: Stage, server: BuiltServer, watch: Watch): Promise<void> {
  const page = await get(`${server.origin}/`);
  await watch.end();
  stage.note(`meanwhile /readyz: ${watch.tally('/readyz')}; pages: ${watch.tally('/')}`);
  stage.check('/healthz stayed 200', watch.statuses('/healthz').every((status) => status === 200), watch.tally('/healthz'));
  stage.check('pages answered 200 or 503 only', watch.statuses('/').every((status) => status === 200 || status === 503), watch.tally('/'));
  stage.check('the 503 is a page for people', watch.kindly, watch.example);
  stage.check('pages are back', page.status === 200, page.status);
  const unhandled = server.output().split('unhandled rejection').length - 1;
  stage.check('unhandled rejections in the log', unhandled === 0, unhandled);
}

function seconds(at: number | null, from: number): string {
  return at === null ? 'never' : ((at - from) / 1000).toFixed(2);
}

/** A PostgreSQL server on the cluster of a data directory, started with the command line that Parvis uses, and ours to stop. */
async function rentPostgres(dataDir: string): Promise<{ url: string; start(): Promise<void>; stop(): Promise<void> }> {
  const lent = await startEmbedded({ dataDir, program: 'the tester', share: false, note: () => undefined, lost: () => undefined });
  const pid = (await postmasterOf(dataDir))!;
  const [program = '', ...flags] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter(Boolean);
  await lent.stop();
  const { uid, gid } = await stat(await clusterOf(dataDir));
  const start = async (): Promise<void> => {
    spawn(program, flags, { uid, gid, cwd: '/', stdio: 'ignore', env: { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' } }).unref();
    while ((await readFile(`${await clusterOf(dataDir)}/postmaster.pid`, 'utf8').catch(() => '')).split('\n')[7]?.trim() !== 'ready') await pause(20);
  };
  await start();
  return {
    url: lent.url,
    start,
    async stop() {
      const running = await postmasterOf(dataDir);
      if (running === null) return;
      process.kill(running, 'SIGINT');
      while (isAlive(running)) await pause(20);
    },
  };
}
