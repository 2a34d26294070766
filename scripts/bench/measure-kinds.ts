import type { BuiltServer } from '../lib/built-server';
import type { Player } from '../lib/cast';
import { rssOf } from '../lib/processes';
import { posting, reading, type Kind } from './kinds';
import { drive, driveSteadily, type Figures, type Request } from './load';

export interface Measured {
  kind: string;
  /** What is promised of it, where it is something else than of all kinds: milliseconds for 95 of 100. */
  promised?: number;
  who: 'visitor' | 'member';
  /** As many requests as can be had. */
  most: Figures;
  /** At fifty requests a second. */
  steady: Figures;
  /** Memory of the process afterwards, in megabytes. */
  rss: number;
}

/** Connections at the greatest rate. */
const CONNECTIONS = 10;
/** Requests a second at the fixed one. */
const STEADY = 50;

interface Options {
  server: BuiltServer;
  url: string;
  kinds: Kind[];
  players: Player[];
  seconds: number;
  withPosting: boolean;
}

/** Drives each kind of page for visitors and for members; the browser asks for gzip, as browsers do. */
export async function measureKinds({ server, url, kinds, players, seconds, withPosting }: Options): Promise<Measured[]> {
  const measured: Measured[] = [];
  const measure = async (kind: string, who: Measured['who'], requests: Request[], promised?: number): Promise<void> => {
    const { origin } = server;
    await drive({ origin, requests, seconds: Math.min(3, seconds), connections: CONNECTIONS });
    const most = await drive({ origin, requests, seconds, connections: CONNECTIONS });
    const steady = await driveSteadily({ origin, requests, seconds: Math.max(seconds, 2), rate: STEADY });
    measured.push({ kind, promised, who, most, steady, rss: await rssOf(server.pid) });
  };
  for (const kind of kinds) {
    await measure(kind.name, 'visitor', reading(kind), kind.p95);
    if (!kind.visitorsOnly) await measure(kind.name, 'member', reading(kind, { players }), kind.p95);
  }
  if (withPosting) await measure('posting a reply', 'member', await posting(url, server.origin, players));
  return measured;
}
