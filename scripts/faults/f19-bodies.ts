import { request } from 'node:http';
import type { Player } from '../lib/cast';
import { fromOwnPage, tally } from './client';
import { rssOf } from '../lib/processes';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const MB = 1024 * 1024;
const QUICK_MS = 100;
const GROWTH_MB = 50;

interface Parcel {
  what: string;
  path: string;
  method?: string;
  headers: Record<string, string>;
  body?: Buffer;
  allowed: number[];
}

/** F19: bodies, headers and documents that nobody means well with. */
export const bodies: Fault = {
  id: 'F19',
  title: 'huge bodies, headers and forms, deep JSON: refused quickly, in little memory',
  run: (stage) => withScene(stage, { players: 1 }, (scene) => sendAll(stage, scene)),
};

async function sendAll(stage: Stage, { players, start }: Scene): Promise<void> {
  const { origin, pid } = await start();
  const parcels = makeParcels(origin, players[0]!);
  const rounds = stage.quick ? 2 : 20;
  for (const parcel of parcels) {
    const answers: { status: number; ms: number }[] = [];
    for (let n = 0; n < rounds; n++) answers.push(await deliver(origin, parcel));
    const statuses = tally(answers);
    stage.check(`${parcel.what}: answers ${parcel.allowed.join(' or ')}`, answers.every(({ status }) => parcel.allowed.includes(status)), statuses);
    const median = answers.map(({ ms }) => ms).sort((a, b) => a - b)[rounds >> 1]!;
    stage.measure(`${parcel.what}: milliseconds (median, < 100)`, median < QUICK_MS, median.toFixed(0));
  }
  // By now the process has got going: from here on it must not take more for the same again and again.
  const before = await rssOf(pid);
  for (let n = 0; n < rounds; n++) await Promise.all(parcels.map((parcel) => deliver(origin, parcel)));
  const growth = (await rssOf(pid)) - before;
  stage.measure(`growth of memory by ${rounds} times all of it at once (MB, < 50)`, growth < GROWTH_MB, growth.toFixed(0));
  const alive = await deliver(origin, { what: 'page', path: '/', headers: {}, method: 'GET', allowed: [200] });
  stage.check('the process serves on', alive.status === 200, alive.status);
}

function makeParcels(origin: string, player: Player): Parcel[] {
  const json = { Authorization: `Bearer ${player.token}`, 'Content-Type': 'application/json' };
  const form = { ...fromOwnPage(origin, player), 'Content-Type': 'application/x-www-form-urlencoded' };
  const multipart = { ...fromOwnPage(origin, player), 'Content-Type': 'multipart/form-data; boundary=----x' };
  const deep = (open: string, close: string, levels: number): Buffer => Buffer.from(`{"body":${open.repeat(levels)}1${close.repeat(levels)}}`);
  const tenMb = Buffer.alloc(10 * MB, 'a');
  const fields = Buffer.from(Array.from({ length: 10_000 }, (_, n) => `field${n}=value`).join('&'));
  const parts = Buffer.from(`${Array.from({ length: 10_000 }, (_, n) => `------x\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\nv\r\n`).join('')}------x--\r\n`);
  return [
    { what: '10 MB of JSON', path: '/api/v1/threads', headers: json, body: tenMb, allowed: [413] },
    { what: '10 MB of a form', path: '/ask', headers: form, body: tenMb, allowed: [413] },
    { what: '13 MB of an upload', path: '/uploads', headers: multipart, body: Buffer.alloc(13 * MB, 'a'), allowed: [413] },
    { what: '1 MB of a form whose length is not said', path: '/ask', headers: { ...form, 'Transfer-Encoding': 'chunked' }, body: Buffer.alloc(MB, 'a'), allowed: [411, 413] },
    { what: '10,000 fields', path: '/ask', headers: form, body: fields, allowed: [400, 413] },
    { what: '10,000 parts', path: '/ask', headers: multipart, body: parts, allowed: [400, 413] },
    { what: '1 MB in a header', path: '/', method: 'GET', headers: { 'X-Long': 'a'.repeat(MB) }, allowed: [431] },
    { what: '10,000 headers', path: '/', method: 'GET', headers: Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`X-${n}`, 'a'])), allowed: [431] },
    { what: '1 MB of an address', path: `/${'a'.repeat(MB)}`, method: 'GET', headers: {}, allowed: [414, 431] },
    { what: 'JSON of 100,000 arrays', path: '/api/v1/threads', headers: json, body: deep('[', ']', 100_000), allowed: [400, 413, 422] },
    { what: 'JSON of 100,000 objects', path: '/api/v1/threads', headers: json, body: deep('{"a":', '}', 100_000), allowed: [400, 413, 422] },
    { what: 'a body of 900 kB in good JSON', path: '/api/v1/threads', headers: json, body: Buffer.from(JSON.stringify({ body: 'a'.repeat(900_000) })), allowed: [400, 413, 422] },
  ];
}

/** Sends a parcel and takes the first answer, also while still sending; status 0: the connection ended without one. */
function deliver(origin: string, { path, method = 'POST', headers, body }: Parcel): Promise<{ status: number; ms: number }> {
  const started = performance.now();
  return new Promise((resolve) => {
    const done = (status: number): void => resolve({ status, ms: performance.now() - started });
    const length: Record<string, number> = body && !('Transfer-Encoding' in headers) ? { 'Content-Length': body.length } : {};
    const outgoing = request(`${origin}${path}`, { method, headers: { ...headers, ...length }, agent: false });
    outgoing.on('response', (response) => {
      done(response.statusCode ?? 0);
      response.resume();
      outgoing.destroy();
    });
    outgoing.on('error', () => done(0));
    outgoing.end(body);
  });
}
