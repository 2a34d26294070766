import type { BuiltServer } from '../lib/built-server';
import type { Player } from '../lib/cast';
import { reading, type Kind } from './kinds';
import { drive, type Figures } from './load';
import { startYardstick } from './start-yardstick';

export interface Compared {
  name: string;
  /** Requests a second in each round. */
  rates: number[];
  figures: Figures;
}

const ROUNDS = 5;
const CONNECTIONS = 10;

interface Options {
  server: BuiltServer;
  url: string;
  threads: Kind;
  players: Player[];
  seconds: number;
  port: number;
}

/**
 * The thread page beside a bare Remix page with the same posts and a static copy of that: each in turn, in several
 * rounds, so that what else the machine does touches all of them. Nothing is packed here, as the yardsticks pack
 * nothing. The static page comes first, then the bare one, the visitor's and the member's page.
 */
export async function compareYardsticks({ server, url, threads, players, seconds, port }: Options): Promise<Compared[]> {
  const bare = await startYardstick('bare-remix.tsx', port, { DATABASE_URL: url });
  const bareKind = { name: 'bare', paths: threads.paths.map((path) => `/t/${path.split('/').at(-1)}`) };
  const fixed = await startYardstick('static-page.ts', port + 1, { PAGE: bare.origin + bareKind.paths[0] });
  const runs = [
    { name: 'static page', origin: fixed.origin, requests: reading(bareKind, { gzip: false }) },
    { name: 'bare Remix page', origin: bare.origin, requests: reading(bareKind, { gzip: false }) },
    { name: "visitor's thread page", origin: server.origin, requests: reading(threads, { gzip: false }) },
    { name: "member's thread page", origin: server.origin, requests: reading(threads, { gzip: false, players }) },
  ];
  const results = runs.map(({ name }) => ({ name, all: [] as Figures[] }));
  for (const run of runs) await drive({ ...run, seconds: Math.min(5, seconds), connections: CONNECTIONS });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, run] of runs.entries()) results[at]!.all.push(await drive({ ...run, seconds, connections: CONNECTIONS }));
  }
  bare.stop();
  fixed.stop();
  return results.map(({ name, all }) => {
    const sorted = [...all].sort((a, b) => a.rate - b.rate);
    return { name, rates: all.map(({ rate }) => rate), figures: sorted[sorted.length >> 1]! };
  });
}
