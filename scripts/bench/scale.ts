import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { startBuilt, stopBuilt, type BuiltServer } from '../lib/built-server';
import { databaseOf, rows } from '../lib/cast';
import { readingKinds, type Kind } from './kinds';
import { openWorld } from './world';

export interface Scaled {
  kind: string;
  /** Processor milliseconds a request, of the server process and of PostgreSQL together. */
  small: number;
  large: number;
}

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 7;
const REQUESTS = 150;
const AT_ONCE = 4;
const WARM_UP = 300;

interface Site {
  server: BuiltServer;
  url: string;
  kinds: Kind[];
}

/**
 * What list and thread pages cost in a world of a million posts, and in one of ten thousand. Both run at the same
 * time and are asked in turn, so that what else the machine does touches both; of several rounds the middle one
 * counts. Processor time comes from /proc (Linux).
 */
export async function scale(port: number, note: (line: string) => void): Promise<Scaled[]> {
  const small = await openSite(SMALL, port, note);
  const large = await openSite(LARGE, port + 1, note);
  const scaled: Scaled[] = [];
  for (const [at, kind] of small.kinds.entries()) {
    const same = large.kinds[at]!;
    const pairs: [number, number][] = [];
    await ask(small, kind, WARM_UP);
    await ask(large, same, WARM_UP);
    for (let round = 0; round < ROUNDS; round++) pairs.push([await cost(small, kind), await cost(large, same)]);
    scaled.push({ kind: kind.name, small: middle(pairs.map(([first]) => first)), large: middle(pairs.map(([, second]) => second)) });
  }
  await stopBuilt(small.server);
  await stopBuilt(large.server);
  return scaled;
}

async function openSite(posts: number, port: number, note: (line: string) => void): Promise<Site> {
  const { dataDir } = await openWorld(posts, 1, note, false);
  const server = await startBuilt({ dataDir, port, env: { LOG_LEVEL: 'warn', WORKER: 'off' } });
  const url = await databaseOf(dataDir);
  const kinds = (await readingKinds(url)).filter(({ name }) => /list|home|thread|middle/.test(name));
  kinds.push({ name: 'list page far behind', paths: await farBehind(server.origin) });
  return { server, url, kinds };
}

/** Address of the hundredth page of the latest threads (the last one of a small world), found by turning pages. */
async function farBehind(origin: string): Promise<string[]> {
  let path = '/';
  for (let page = 1; page < 30; page++) {
    const html = await (await fetch(origin + path)).text();
    const next = /href="([^"]*cursor=[^"]*)"[^>]*rel="next"|rel="next"[^>]*href="([^"]*cursor=[^"]*)"/.exec(html);
    if (!next) break;
    path = (next[1] ?? next[2] ?? '/').replaceAll('&amp;', '&');
  }
  return [path];
}

async function cost(site: Site, kind: Kind): Promise<number> {
  const before = await processorTime(site);
  await ask(site, kind, REQUESTS);
  return ((await processorTime(site)) - before) / REQUESTS;
}

async function ask({ server }: Site, { paths }: Kind, times: number): Promise<void> {
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < times) {
      const path = paths[sent % paths.length]!;
      sent += 1;
      await new Promise<void>((resolve, reject) => {
        get(server.origin + path, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
          response.resume().on('end', resolve);
        }).on('error', reject);
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Milliseconds that the server process and its connections' processes have used so far. */
async function processorTime({ server, url }: Site): Promise<number> {
  const backends = await rows<{ pid: number }>(url, `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`);
  const times = await Promise.all([server.pid, ...backends.map(({ pid }) => pid)].map(timeOf));
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** Nanoseconds of all threads of a process. */
async function timeOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')));
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0);
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
