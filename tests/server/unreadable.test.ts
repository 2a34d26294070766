import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOn, stopListening } from '~/server/http.server';

let server: Server;
beforeAll(async () => {
  const app = express();
  app.get('/slow', (_, response) => {
    response.write('a beginning');
  });
  app.use((_, response) => void response.send('here'));
  server = await listenOn(app, 0, '127.0.0.1');
});
afterAll(() => stopListening(server, 0));

/** Sends all of it before reading anything, as clients do, and tells what came back until the other side ended. */
function say(...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let heard = '';
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
    const rest = [...parts];
    const next = (): void => {
      const part = rest.shift();
      if (part !== undefined) socket.write(part, () => setImmediate(next));
      else socket.on('data', (data) => (heard += data.toString())).on('end', () => socket.end());
    };
    next();
  });
}

describe('what is no request', () => {
  it('is answered, also when its sender goes on for megabytes', async () => {
    const long = Array.from({ length: 64 }, () => 'a'.repeat(64 * 1024));
    for (let round = 0; round < 10; round += 1) expect(await say('GET / HTTP/1.1\r\nHost: here\r\nX-Long: ', ...long, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 431 .*\r\n\r\n$/s);
  });

  it('is answered once when it is malformed, and leaves others alone', async () => {
    expect(await say('NONSENSE\r\n\r\n', 'MORE OF IT\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect((await say('NONSENSE\r\n\r\n', 'MORE OF IT\r\n\r\n')).match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(await say('GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n')).toMatch(/200 OK.*here$/s);
  });

  it('puts nothing into an answer that has begun', async () => {
    const heard = await say('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n', 'NONSENSE\r\n\r\n').catch((error: NodeJS.ErrnoException) => String(error.code));
    expect(heard === 'ECONNRESET' || !heard.includes('400 Bad Request')).toBe(true);
  });
});
