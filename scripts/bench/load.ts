import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';

export type Request = autocannon.Request;

/** How a kind of page did under load. */
export interface Figures {
  /** Answered requests a second. */
  rate: number;
  /** Milliseconds within which so many percent of the requests were answered. */
  p50: number;
  p95: number;
  p99: number;
  /** Of an answer with its headers, as sent. */
  bytes: number;
  /** Answers other than 2xx and 3xx, and requests without one. */
  failed: number;
}

export interface LoadOptions {
  origin: string;
  /** Taken in turn. */
  requests: Request[];
  seconds: number;
  connections: number;
}

/** Drives a site as fast as it goes for a while. Percentiles are exact, over every answer. */
export async function drive({ origin, requests, seconds, connections }: LoadOptions): Promise<Figures> {
  return sum([await run({ url: origin, requests, connections, duration: seconds })]);
}

/**
 * Drives a site with so many requests a second, which come when they come: each of as many clients asks once a second,
 * at a moment of its own. (One program that asks at a fixed rate sends the requests of a second all at once, and then
 * measures the queue that it made.)
 *
 * @param rate requests a second, over all clients
 */
export async function driveSteadily({ origin, requests, seconds, rate }: Omit<LoadOptions, 'connections'> & { rate: number }): Promise<Figures> {
  const moments = Array.from({ length: rate }, momentOf);
  return sum(
    await Promise.all(
      moments.map(async (moment, client) => {
        await pause(moment);
        const own = [...requests.slice(client % requests.length), ...requests.slice(0, client % requests.length)];
        return run({ url: origin, requests: own, connections: 1, duration: seconds, overallRate: 1 });
      }),
    ),
  );
}

/** Milliseconds into the second, without order and the same in every run (Weyl's sequence of the square root of 2, stretched). */
function momentOf(client: number): number {
  return ((client * client * Math.SQRT2) % 1) * 1000;
}

interface Run {
  times: number[];
  result: autocannon.Result;
}

async function run(options: autocannon.Options): Promise<Run> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, figures) => (error ? reject(error) : resolve(figures)));
    running.on('response', (_client, _status, _bytes, ms: number) => times.push(ms));
  });
  return { times, result };
}

function sum(runs: Run[]): Figures {
  const times = runs.flatMap((each) => each.times).sort((a, b) => a - b);
  const total = (of: (result: autocannon.Result) => number): number => runs.reduce((all, { result }) => all + of(result), 0);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return {
    rate: times.length / Math.max(...runs.map(({ result }) => result.duration)),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    bytes: Math.round(total(({ throughput }) => throughput.total) / Math.max(1, total(({ requests }) => requests.total))),
    failed: total((result) => result.errors + result.timeouts + result.non2xx - result['3xx']),
  };
}
