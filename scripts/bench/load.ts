import { Agent, request as httpRequest } from 'node:http';
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
  return run({ url: origin, requests, connections, duration: seconds });
}

/**
 * Drives a site with so many requests a second, which come when they come, as from people who do not know of each other:
 * the gaps between them are those of a Poisson process, the same in every run, and nobody waits for the answer of another.
 * (autocannon's own fixed rate sends the requests of a second together, and so measures the queue that it makes.)
 *
 * @param rate requests a second on average
 */
export async function driveSteadily({ origin, requests, seconds, rate }: Omit<LoadOptions, 'connections'> & { rate: number }): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const answers: Promise<Answer>[] = [];
  const begin = performance.now();
  for (let n = 0, at = 0; at < seconds * 1000; n += 1, at += gapOf(n, rate)) {
    const early = begin + at - performance.now();
    if (early > 0) await pause(early);
    const { setupRequest, ...request } = requests[n % requests.length]!;
    answers.push(ask(origin, agent, setupRequest ? setupRequest(request) : request));
  }
  const all = await Promise.all(answers);
  agent.destroy();
  return figuresOf({
    times: all.map(({ ms }) => ms),
    seconds: (performance.now() - begin) / 1000,
    bytes: all.reduce((sum, answer) => sum + answer.bytes, 0),
    failed: all.filter(({ ok }) => !ok).length,
  });
}

/** Milliseconds between one request and the next: exponential, by the multiples of the golden ratio instead of chance. */
function gapOf(n: number, rate: number): number {
  const share = (n * ((Math.sqrt(5) - 1) / 2)) % 1;
  return (-Math.log(1 - share) / rate) * 1000;
}

interface Answer {
  ms: number;
  bytes: number;
  ok: boolean;
}

/** Asks for one page and reads it to its end. */
function ask(origin: string, agent: Agent, { path, method = 'GET', headers, body }: Request): Promise<Answer> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const lost = (): void => resolve({ ms: performance.now() - begin, bytes: 0, ok: false });
    const asked = httpRequest(new URL(path ?? '/', origin), { method, headers, agent }, (response) => {
      const head = response.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
      let bytes = head;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', lost);
      response.on('end', () => resolve({ ms: performance.now() - begin, bytes, ok: (response.statusCode ?? 500) < 400 }));
    });
    asked.on('error', lost);
    asked.end(body);
  });
}

async function run(options: autocannon.Options): Promise<Figures> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, figures) => (error ? reject(error) : resolve(figures)));
    running.on('response', (_client, _status, _bytes, ms: number) => times.push(ms));
  });
  const { errors, timeouts, non2xx, throughput, duration } = result;
  return figuresOf({ times, seconds: duration, bytes: throughput.total, failed: errors + timeouts + non2xx - result['3xx'] });
}

function figuresOf({ times, seconds, bytes, failed }: { times: number[]; seconds: number; bytes: number; failed: number }): Figures {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return { rate: times.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), bytes: Math.round(bytes / Math.max(1, times.length)), failed };
}
