import { Router } from 'express';

export interface HealthSources {
  ready(): Promise<{ ready: boolean; checks: Record<string, boolean> }>;
  metrics(): Promise<string>;
  /** Without a token the figures are for this machine only. */
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
    const allowed = metricsToken
      ? request.get('Authorization') === `Bearer ${metricsToken}`
      : isLoopback(request.socket.remoteAddress);
    if (!allowed) {
      response.status(404).type('text/plain').send('Not found\n');
      return;
    }
    response.type('text/plain; version=0.0.4').send(await metrics());
  });
  return router;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}
