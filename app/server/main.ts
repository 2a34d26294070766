import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import type { ViteDevServer } from 'vite';
import { databaseReady } from '~/platform/db/index.server';
import { env } from '~/platform/env/index.server';
import { log } from '~/platform/log/index.server';
import { metricsText } from '~/platform/metrics/index.server';
import { openLive, type Live } from '~/platform/realtime/index.server';
import { grant } from '~/http/live/grant.server';
import { fillDemo } from '~/domains/seeds/index.server';
import { startWorker } from '~/wiring/worker.server';
import { settle } from '~/wiring/settle.server';
import { announce } from './announce.server';
import { openDatabase } from './database.server';
import { metricsOnly } from './health';
import { listenOn, makeApp, stopListening } from './http.server';

export type Mode = 'demo' | 'production' | 'dev' | 'worker';

/** Requests that run get this long to finish once the process was asked to stop (F2: exit within 10 s). */
const FINISH_WITHIN_MS = 6000;

/**
 * The whole life of the process: configuration, database, migrations, first content, worker, http;
 * and at a signal the same in reverse.
 *
 * @param mode `worker` runs the jobs without the pages
 */
export async function main(mode: Mode, { vite }: { vite?: ViteDevServer } = {}): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<void> | null = null;
  const end = (code: number): Promise<void> =>
    (ending ??= (async () => {
      for (const stop of stops.reverse()) await stop().catch((error: unknown) => log.error({ err: error }, 'could not stop in good order'));
      process.exit(code);
    })());
  process.once('SIGTERM', () => void end(0));
  process.once('SIGINT', () => void end(0));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  try {
    const note = (line: string): void => void process.stdout.write(`${line}\n`);
    const lost = (problem: Error): void => {
      process.stderr.write(`${problem.message}\n`);
      void end(1);
    };
    const database = await openDatabase({ program: `parvis ${mode}`, share: mode === 'worker', migrated: true, note, lost });
    stops.push(() => database.close());
    stops.push(await settle());
    if (mode === 'demo' || mode === 'dev') await fillDemo(note);
    if (mode === 'worker' || env.WORKER) stops.push(await startWorker());
    if (mode !== 'worker') {
      const realtime = openLive(grant);
      stops.push(async () => realtime.close());
      const server = await listenOn(await makeSite(realtime, vite), env.PORT, env.HOST);
      stops.push(() => {
        // Streams never end by themselves. Browsers come back, to whoever listens then.
        realtime.close();
        return stopListening(server, FINISH_WITHIN_MS);
      });
      if (env.METRICS_PORT) {
        const figures = await listenOn(express().use(metricsOnly(metricsText)), env.METRICS_PORT, '127.0.0.1');
        stops.push(() => stopListening(figures, 0));
      }
      await announce(mode, server, note);
    } else note('The worker is running.');
  } catch (error) {
    for (const stop of stops.reverse()) await stop().catch(() => undefined);
    throw error;
  }
}

async function makeSite(realtime: Live, vite: ViteDevServer | undefined) {
  const load = (): Promise<ServerBuild> => vite!.ssrLoadModule('virtual:remix/server-build') as Promise<unknown> as Promise<ServerBuild>;
  const build = vite ? load : ((await import('virtual:remix/server-build')) as unknown as ServerBuild);
  return makeApp({
    build,
    vite,
    realtime,
    sources: {
      ready: async () => {
        const database = await databaseReady();
        return { ready: database, checks: { database } };
      },
      metrics: metricsText,
      metricsToken: env.METRICS_TOKEN ?? null,
    },
  });
}
