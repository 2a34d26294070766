import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { stopBuilt, type BuiltServer } from '../lib/built-server';
import { databaseOf, rows } from '../lib/cast';
import { call, get } from './client';
import { listenAt, sleepAt, wake, type Listener } from './listeners';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const WRITERS = 5;
const POSTS = 10;
const SLEEPERS = 20;
/** A sleeping connection takes some megabytes before anybody notices. */
const FLOOD_BYTES = 24_000_000;
const SIGNAL_BYTES = 900;
/** Sent at once; together less than the 256 kB that may wait for a page, so that one who reads is never dropped for reading late. */
const WAVE = 200;
/** On a busy machine things take long; nothing here is wrong before this. */
const PATIENCE_MS = 120_000;
const MEGABYTES = 300;
const BEAT_MS = 25_000;
const END_MS = 10_000;

/** F25: very many pages that listen, some of whom do not read. */
export const streams: Fault = {
  id: 'F25',
  title: 'a thousand pages listen: each is told, the slow are dropped, memory stays small',
  run: (stage) => withScene(stage, { players: WRITERS }, (scene) => listen(stage, scene)),
};

async function listen(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  const count = stage.quick ? 200 : 1000;
  const server = await start();
  const url = await databaseOf(dataDir);
  const [thread, other] = await rows<{ id: string; slug: string }>(url, `select id, slug from thread where kind = 'discussion' order by id limit 2`);
  const before = await memoryOf(server);
  const place = `${server.origin}/live?topics=${encodeURIComponent(`thread:${thread!.id} lists`)}`;
  const opened = performance.now();
  const listeners = await Promise.all(Array.from({ length: count }, (_, n) => listenAt(place, n % 2 === 0 ? players[n % players.length] : undefined)));
  await until(() => listeners.every((each) => each.heard.has('open')), PATIENCE_MS);
  stage.note(`${count} streams were open after ${((performance.now() - opened) / 1000).toFixed(1)} s`);
  stage.check('all of them are open', listeners.every((each) => each.heard.has('open')), listeners.filter((each) => each.heard.has('open')).length);

  const post = async (text: string, by: number): Promise<number | null> => {
    const { status, text: answer } = await call(server.origin, players[by]!, 'POST', `/threads/${thread!.id}/posts`, { body: text });
    return status === 201 ? (JSON.parse(answer) as { number: number }).number : null;
  };
  const posted = performance.now();
  const done = await Promise.all(players.map(async (_, by) => Promise.all(Array.from({ length: POSTS }, (__, n) => post(`Told to all, ${by} ${n}`, by)))));
  const total = done.flat().filter((number) => number !== null).length;
  await until(() => listeners.every((each) => heard(each) >= total), PATIENCE_MS);
  stage.check('each was told of each post, once', listeners.every((each) => heard(each) === total), `${total} posts, ${listeners.filter((each) => heard(each) === total).length} pages`);
  stage.note(`${total} posts were written and told to ${count} pages in ${((performance.now() - posted) / 1000).toFixed(1)} s`);

  await drop(stage, server, url, other!.id, listeners);

  if (!stage.quick) {
    await until(() => listeners.every((each) => each.heard.has('beat')), BEAT_MS + 2000);
    stage.check('each felt a heartbeat within 25 s', listeners.every((each) => each.heard.has('beat')), listeners.filter((each) => each.heard.has('beat')).length);
  }
  const page = await get(`${server.origin}/t/${thread!.slug}/${thread!.id}`);
  stage.check('pages answer meanwhile', page.status === 200, page.status);
  const { now, peak } = await memoryOf(server);
  stage.measure(`MB of memory, at the most (< ${MEGABYTES})`, peak < MEGABYTES, `${peak} (now ${now}, before ${before.now})`);

  await restart(stage, server, { place, listeners, post, start });
}

/** Some read nothing: they are dropped, and the others stay. */
async function drop(stage: Stage, server: BuiltServer, url: string, threadId: string, listeners: Listener[]): Promise<void> {
  const path = `/live?topics=thread:${threadId}`;
  const sleepers = await Promise.all(Array.from({ length: SLEEPERS }, () => sleepAt(server.origin, path)));
  const awake = await listenAt(`${server.origin}${path}`);
  const signals = Math.ceil(FLOOD_BYTES / SIGNAL_BYTES);
  for (let sent = WAVE; sent <= signals + WAVE && !awake.over; sent += WAVE) {
    await rows(url, `insert into live_signal (topic, kind, data, at) select $1, 'flood', jsonb_build_object('fill', repeat('x', ${SIGNAL_BYTES})), now() from generate_series(1, ${WAVE})`, [`thread:${threadId}`]);
    await until(() => (awake.heard.get('flood') ?? 0) >= sent || awake.over, PATIENCE_MS);
  }
  const read = await Promise.all(sleepers.map((socket) => wake(socket, PATIENCE_MS)));
  const dropped = read.filter((bytes) => bytes !== null && bytes < FLOOD_BYTES).length;
  stage.check('those who did not read were dropped', dropped === SLEEPERS, `${dropped} of ${SLEEPERS}`);
  stage.check('one who read was told all of it', (awake.heard.get('flood') ?? 0) >= signals, `${awake.heard.get('flood')} signals`);
  stage.check('the others are still there', listeners.every((each) => !each.over), listeners.filter((each) => !each.over).length);
  awake.leave();
}

interface Going {
  place: string;
  listeners: Listener[];
  /** The number of the new post; null when it was refused. */
  post: (text: string, by: number) => Promise<number | null>;
  start: Scene['start'];
}

/** The process is replaced by another: streams end at once, and go on where they were. */
async function restart(stage: Stage, server: BuiltServer, { place, listeners, post, start }: Going): Promise<void> {
  const asked = performance.now();
  const { code } = await stopBuilt(server);
  const took = performance.now() - asked;
  stage.check('streams end when the process is asked to', listeners.every((each) => each.over) && code === 0, `exit code ${code}`);
  stage.measure('seconds to the end (< 10)', took < END_MS, (took / 1000).toFixed(2));
  await start();
  const missed = await post('While they were away', 0);
  const back = await Promise.all(listeners.slice(0, 200).map((each) => listenAt(place, undefined, each.lastId)));
  // What others heard shortly before may be told once more; nothing is left out.
  const told = (each: Listener): boolean => missed !== null && each.posts.has(missed) && !each.heard.has('resync');
  await until(() => back.every((each) => told(each) || each.heard.has('resync')), PATIENCE_MS);
  stage.check('who comes back is told what was missed, by the next process', back.every(told), back.filter(told).length);
  for (const each of back) each.leave();
}

function heard(listener: Listener): number {
  return listener.heard.get('post') ?? 0;
}

async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const late = performance.now() + withinMs;
  while (!holds() && performance.now() < late) await pause(50);
}

/** Memory of the process in MB, and the most that it had. */
async function memoryOf({ pid }: BuiltServer): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024);
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
