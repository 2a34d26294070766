import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Live } from '~/platform/realtime/index.server';
import { listenTo, type Listening } from '../../platform/realtime/listeners';

vi.hoisted(() => (process.env.LIMITS_FACTOR = '1'));

let closed = false;

/** Grants everything until it is closed, without a database. */
const generous: Live = {
  position: () => null,
  stream: async (response, wish) => {
    if (closed) return 'closed';
    response.writeHead(200).write('data: {"kind":"open"}\n\n');
    return { wish, topics: [], tell: () => undefined, gap: () => undefined, begin: async () => undefined, beat: () => undefined, end: () => undefined };
  },
  poll: async () => null,
  close: () => undefined,
};

let server: Server;
let url = '';

beforeAll(async () => {
  const { live } = await import('~/server/live.server');
  server = createServer(express().set('trust proxy', 1).use(live(generous)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live?topics=lists`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const from = (address: string, session?: string): Promise<Listening> =>
  listenTo(url, { 'X-Forwarded-For': address, ...(session ? { Cookie: `session=${session}` } : {}) });

it('one browser holds twenty streams, and gets another when one ends', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, (_, n) => from(`10.0.0.${n}`, 'a'.repeat(40))));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  const refused = await from('10.0.0.99', 'a'.repeat(40));
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '30']);
  expect((await from('10.0.0.99', 'b'.repeat(40))).status).toBe(200);
  streams[0]!.leave();
  await vi.waitFor(async () => expect((await from('10.0.0.99', 'a'.repeat(40))).status).toBe(200));
});

it('one address holds a hundred, whoever is behind it', async () => {
  const streams = await Promise.all(Array.from({ length: 100 }, () => from('10.1.0.1')));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await from('10.1.0.1')).status).toBe(429);
  expect((await from('10.1.0.2')).status).toBe(200);
});

it('whoever comes while the process ends is sent to the next one, over another connection', async () => {
  closed = true;
  const refused = await from('10.2.0.1');
  expect([refused.status, refused.headers['retry-after'], refused.headers.connection]).toEqual([503, '30', 'close']);
});
