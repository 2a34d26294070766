import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopBuilt } from '../lib/built-server';
import { databaseOf, rows, type Player } from '../lib/cast';
import { clusterOf, postmasterOf } from '../lib/data-dir';
import { call, get } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const READERS = 10;
const WRITERS = 10;
const END_MS = 10_000;

/** F2: the process is asked to end under load. */
export const sigterm: Fault = {
  id: 'F2',
  title: 'SIGTERM under load: what runs is finished, the end is orderly',
  run: (stage) => withScene(stage, { players: WRITERS }, (scene) => endUnderLoad(stage, scene)),
};

async function endUnderLoad(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  const server = await start();
  const { origin } = server;
  const url = await databaseOf(dataDir);
  const [thread] = await rows<{ id: string; slug: string }>(url, `select id, slug from thread where kind = 'discussion' order by id limit 1`);
  let ending = false;
  let answered = 0;
  const promised: string[] = [];
  const read = async (): Promise<void> => {
    while (!ending) if ((await get(`${origin}/t/${thread!.slug}/${thread!.id}`).catch(() => null))?.status === 200) answered += 1;
  };
  const write = async (player: Player, place: number): Promise<void> => {
    for (let n = 0; !ending; n++) {
      const text = `Under load ${place} ${n}`;
      const answer = await call(origin, player, 'POST', `/threads/${thread!.id}/posts`, { body: text }, `load-${place}-${n}`).catch(() => null);
      if (answer?.status === 201) promised.push(text);
    }
  };
  const load = [...Array.from({ length: READERS }, read), ...players.map(write)];
  await pause(1000);
  // These have been begun for certain: the server waits for their second half.
  const halves = players.map((player, place) => postInHalves(origin, player, thread!.id, `In two halves ${place}`));
  await Promise.all(halves.map(({ begun }) => begun));
  await pause(300);
  const asked = performance.now();
  ending = true;
  const stopped = stopBuilt(server);
  await pause(500);
  const answers = await Promise.all(halves.map(({ finish }) => finish()));
  const { code, output } = await stopped;
  const took = performance.now() - asked;
  await Promise.all(load);

  stage.note(`${answered} pages and ${promised.length} posts were answered before; ${answers.length} posts were half sent at the signal`);
  stage.check('requests that ran were answered', answers.every((status) => status === 201), answers.join(' '));
  stage.check('exit code', code === 0, String(code));
  stage.measure('seconds to the end (< 10)', took < END_MS, (took / 1000).toFixed(2));
  stage.check('nothing went wrong in the log', !/"level":"(error|fatal)"/.test(output), firstError(output));
  stage.check('the built-in database was stopped', (await postmasterOf(dataDir)) === null);

  const next = await start();
  const log = await readFile(path.join(await clusterOf(dataDir), '..', 'server.log'), 'utf8');
  stage.check('the next start needs no repair', !/not properly shut down|was interrupted/.test(log));
  const there = new Set((await rows<{ source: string }>(await databaseOf(dataDir), 'select source from post')).map(({ source }) => source));
  const lost = promised.filter((text) => !there.has(text));
  stage.check('acknowledged posts lost', lost.length === 0, `${lost.length} of ${promised.length}`);
  stage.check('the next process serves', (await get(`${next.origin}/`)).status === 200);
}

/** A post whose body arrives in two pieces; `finish` sends the second and tells the status, 0 for none. */
function postInHalves(origin: string, player: Player, threadId: string, text: string) {
  const body = JSON.stringify({ body: text });
  const half = body.length >> 1;
  const outgoing = request(`${origin}/api/v1/threads/${threadId}/posts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${player.token}`, 'Content-Type': 'application/json', 'Content-Length': body.length },
  });
  const status = new Promise<number>((resolve) => {
    outgoing.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', () => resolve(0));
    });
    outgoing.on('error', () => resolve(0));
  });
  const begun = new Promise<void>((resolve) => outgoing.write(body.slice(0, half), () => resolve()));
  return {
    begun,
    finish: (): Promise<number> => {
      outgoing.end(body.slice(half));
      return status;
    },
  };
}

function firstError(output: string): string | undefined {
  return output.split('\n').find((line) => /"level":"(error|fatal)"/.test(line))?.slice(0, 300);
}
