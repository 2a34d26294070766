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
  /** Requests a second; without it as many as can be had. */
  rate?: number;
}

/** Drives a site for a while. Percentiles are exact, over every answer. */
export async function drive({ origin, requests, seconds, connections, rate }: LoadOptions): Promise<Figures> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url: origin, requests, connections, duration: seconds, ...(rate ? { overallRate: rate } : {}) };
    const run = autocannon(options, (error, figures) => (error ? reject(error) : resolve(figures)));
    run.on('response', (_client, _status, _bytes, ms: number) => times.push(ms));
  });
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  return {
    rate: times.length / result.duration,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    bytes: Math.round(result.throughput.total / Math.max(1, result.requests.total)),
    failed: result.errors + result.timeouts + result.non2xx - result['3xx'],
  };
}
