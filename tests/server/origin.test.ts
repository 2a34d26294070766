import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sameOrigin } from '../../app/server/origin';

let server: Server;
let home = '';

beforeAll(async () => {
  const app = express();
  app.use(sameOrigin('https://community.example.com'));
  // Tells what a route behind it gets to see of who asks.
  app.all('*', ({ headers }, response) => void response.json({ cookie: headers.cookie, authorization: headers.authorization, origin: headers.origin }));
  server = app.listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function send(path: string, headers: Record<string, string> = {}, method = 'POST') {
  const response = await fetch(home + path, { method, headers: { Cookie: 'session=1', Authorization: 'Bearer 1', ...headers } });
  return { status: response.status, seen: response.status === 200 ? ((await response.json()) as Record<string, string | undefined>) : null };
}

const FOREIGN: Record<string, string>[] = [{}, { Origin: 'https://mail.example.org' }, { Origin: 'null' }, { Origin: 'not an origin' }, { Origin: 'https://community.example.com', 'Sec-Fetch-Site': 'cross-site' }];

describe('a request that changes something', () => {
  it('has to come from this site', async () => {
    for (const headers of FOREIGN) expect((await send('/sign-out', headers)).status, JSON.stringify(headers)).toBe(403);
    expect(await send('/sign-out', { Origin: 'https://community.example.com' })).toMatchObject({ status: 200, seen: { cookie: 'session=1' } });
  });

  it('and unsubscribes may come from anywhere, but in nobody’s name', async () => {
    for (const headers of FOREIGN) {
      expect(await send('/unsubscribe?token=x', headers), JSON.stringify(headers)).toEqual({ status: 200, seen: {} });
    }
    // From the page itself it is an ordinary form.
    expect((await send('/unsubscribe?token=x', { Origin: 'https://community.example.com' })).seen).toMatchObject({ cookie: 'session=1' });
  });

  it('finds no other way around', async () => {
    for (const path of ['/unsubscribe/', '/Unsubscribe', '//unsubscribe', '/unsubscribe/..', '/unsubscribe%2f..%2fsign-out', '/unsubscribe;/sign-out', '/x/unsubscribe', '/sign-out?/unsubscribe', '/unsubscribe.data']) {
      expect((await send(path, { Origin: 'https://evil.example.org' })).status, path).toBe(403);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await send('/unsubscribe', {}, method)).status, method).toBe(403);
  });
});
