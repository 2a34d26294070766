import { createHash, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';

export interface HealthSources {
  ready(): Promise<{ ready: boolean; checks: Record<string, boolean> }>;
  metrics(): Promise<{ type: string; text: string }>;
  /** Null: figures are not shown here. */
  metricsToken: string | null;
}

/** For machines that watch: alive, ready, and in figures. */
export function health({ ready, metrics, metricsToken }: HealthSources): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_, response) => {
    const state = await ready();
    response.set('Cache-Control', 'no-store').status(state.ready ? 200 : 503).json(state);
  });
  router.get('/metrics', async (request, response) => {
    if (!metricsToken || !sameSecret(request.get('Authorization') ?? '', `Bearer ${metricsToken}`)) {
      response.status(404).type('text/plain').send('Not found\n');
      return;
    }
    const { type, text } = await metrics();
    response.set('Content-Type', type).send(text);
  });
  return router;
}

/** The figures alone, for a port of their own on this machine. */
export function metricsOnly(metrics: HealthSources['metrics']): Router {
  const router = Router();
  router.get('/metrics', async (_, response) => {
    const { type, text } = await metrics();
    response.set('Content-Type', type).send(text);
  });
  return router;
}

/** Compares in constant time, whatever the lengths. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
