import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastResort } from '~/server/http.server';
import { pages } from '~/server/pages.server';

const PIECE = new Uint8Array(64 * 1024).fill(97);
let made = 0;
let cancelled = 0;

/** A file without end, made piece by piece as it is asked for. */
const endless = () =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        made += 1;
        controller.enqueue(PIECE);
      },
      cancel: () => void (cancelled += 1),
    }),
  );
const broken = () =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull(controller) {
        made += 1;
        if (made > 3) controller.error(new Error('the database went away'));
        else controller.enqueue(PIECE);
      },
    }),
  );

const build = {
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    endless: { id: 'endless', parentId: 'root', path: 'endless', module: { loader: endless } },
    broken: { id: 'broken', parentId: 'root', path: 'broken', module: { loader: broken } },
  },
  assets: { routes: {}, entry: { module: '', imports: [] }, version: '', url: '' },
  entry: { module: { default: () => new Response() } },
  future: {},
} as unknown as ServerBuild;

let server: Server;
const logged = vi.hoisted(() => vi.fn());
vi.mock('~/platform/log/index.server', async (original) => {
  const there = await original<typeof import('~/platform/log/index.server')>();
  return { ...there, log: { ...there.log, error: logged } };
});
beforeEach(() => void logged.mockReset());
beforeAll(async () => {
  const app = express();
  app.use(pages(() => Promise.resolve(build), () => ({}) as never));
  app.use(lastResort);
  server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get({ port: (server.address() as AddressInfo).port, path, agent: false }, resolve).on('error', reject));

describe('a file that is made while it is read', () => {
  it('is made no faster than it is read, and no longer than somebody reads', async () => {
    made = 0;
    const reader = await open('/endless');
    // What the connection and the streams hold at once; then nothing more is asked for.
    const settled = async (): Promise<number> => {
      for (let before = -1; before !== made; ) {
        before = made;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      return made;
    };
    const held = await settled();
    expect(held * PIECE.length).toBeLessThan(64 * 1024 * 1024);
    let heard = 0;
    reader.on('data', (part: Buffer) => (heard += part.length));
    await vi.waitFor(() => expect(heard).toBeGreaterThan((held + 50) * PIECE.length), 10_000);
    expect(cancelled).toBe(0);
    reader.destroy();
    await vi.waitFor(() => expect(cancelled).toBe(1), 5_000);
    expect(await settled()).toBe(made);
    expect(logged).not.toHaveBeenCalled();
  });

  it('ends with its connection when it cannot be made to the end, so that nobody takes it for whole, and is in the log', async () => {
    made = 0;
    const reader = await open('/broken');
    await expect(
      (async () => {
        for await (const part of reader) void part;
      })(),
    ).rejects.toMatchObject({ code: 'ECONNRESET' });
    const whatFailed = { err: expect.objectContaining({ message: 'the database went away' }) as unknown, path: '/broken', begun: true };
    await vi.waitFor(() => expect(logged).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(whatFailed), 'a request failed'));
  });
});
