/** Figures for Prometheus. Labels are names of routes, queues and outcomes: never ids or addresses of people. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { pool } from '~/platform/db/index.server';

const registry = new Registry();

const requests = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer a request, by method, route and class of status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
});

const mails = new Counter({
  name: 'mail_sent_total',
  help: 'Tries to send a letter, by how they ended',
  labelNames: ['outcome'] as const,
  registers: [registry],
});

const queues = new Gauge({
  name: 'queue_oldest_seconds',
  help: 'How long the oldest due job of a queue has waited',
  labelNames: ['queue'] as const,
  registers: [registry],
});

const parked = new Gauge({
  name: 'parked_total',
  help: 'Jobs and activities that were given up and wait for staff',
  labelNames: ['kind'] as const,
  registers: [registry],
});

new Gauge({
  name: 'db_pool_connections',
  help: 'Connections of the database pool, by what they do',
  labelNames: ['state'] as const,
  registers: [registry],
  collect() {
    this.set({ state: 'idle' }, pool.idleCount);
    this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    this.set({ state: 'waited_for' }, pool.waitingCount);
  },
});

collectDefaultMetrics({ register: registry });

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts an answered request.
 * @param route its template, such as `/t/:slug/:id`; never the address itself, of which there are too many
 */
export function observeRequest(method: string, route: string, status: number, seconds: number): void {
  const labels = { method: METHODS.has(method) ? method : 'other', route, status: `${Math.floor(status / 100)}xx` };
  requests.observe(labels, seconds);
}

/** Counts a try to send a letter. */
export function countMail(outcome: string): void {
  mails.inc({ outcome });
}

/** What is asked at the moment of reading; from the wiring, since the platform's parts do not all know each other. */
export type Watched = {
  /** Seconds that the oldest due piece of work has waited, per queue. */
  queueAges(): Promise<{ queue: string; seconds: number }[]>;
  /** Number of parked things, per kind. */
  parked(): Promise<{ kind: string; count: number }[]>;
};

let watched: Watched | null = null;

/** Says where the figures of the queues come from. To be called at start; null takes it back. */
export function watchQueues(source: Watched | null): void {
  watched = source;
}

/** All figures in the text format of Prometheus. While the database is away, those that come from it are left out. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  queues.reset();
  parked.reset();
  const [ages, counts] = await Promise.allSettled([watched?.queueAges() ?? [], watched?.parked() ?? []]);
  if (ages.status === 'fulfilled') for (const { queue, seconds } of ages.value) queues.set({ queue }, seconds);
  if (counts.status === 'fulfilled') for (const { kind, count } of counts.value) parked.set({ kind }, count);
  return { type: registry.contentType, text: await registry.metrics() };
}
