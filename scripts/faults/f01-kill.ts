import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runParvis, type BuiltServer } from '../lib/built-server';
import { databaseOf, rows, type Player } from '../lib/cast';
import { postmasterOf } from '../lib/data-dir';
import { call, submit, tally, type Answer } from './client';
import { openLedger } from './ledger';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const CLIENTS = 20;
/** Of them, those who use the form of the page instead of the API. */
const BY_FORM = 6;
const BOOT_MS = 10_000;
/** Work of which nothing was heard is taken over by its repetition after a minute (app/platform/idempotency). */
const SETTLED_WITHIN_MS = 120_000;

/** One post that a client wants to be there once, however often it has to ask. */
interface Wish {
  text: string;
  key: string;
  threadId: string;
  slug: string;
  player: Player;
  way: 'api' | 'form';
}
interface Promised {
  text: string;
  postId: string;
}

/** F1: the process is killed at random while members post. */
export const kill: Fault = {
  id: 'F1',
  title: 'kill -9 while 20 clients post: nothing acknowledged is lost, nothing is doubled',
  run: (stage) => withScene(stage, { players: CLIENTS, threads: 30, posts: 200 }, (scene) => killWhilePosting(stage, scene)),
};

async function killWhilePosting(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  let server = await start();
  const url = await databaseOf(dataDir);
  const threads = await rows<{ id: string; slug: string }>(url, `select id, slug from thread where kind = 'discussion' order by id limit 8`);
  const ledger = openLedger<Promised>(path.join(dataDir, 'ledger'));
  const open: Wish[] = [];
  const answers: Answer[] = [];
  let up: Promise<BuiltServer> = Promise.resolve(server);
  let enough = false;

  const client = async (place: number): Promise<void> => {
    for (let n = 0; !enough; n++) {
      const thread = threads[(place + n) % threads.length]!;
      const text = `Fault ${place} ${n} ${randomUUID()}`;
      const wish: Wish = { text, key: randomUUID(), threadId: thread.id, slug: thread.slug, player: players[place]!, way: place < BY_FORM ? 'form' : 'api' };
      if (!(await fulfil((await up).origin, wish))) open.push(wish);
    }
  };
  /** Asks once; what was answered is written down before anything else happens. */
  const fulfil = async (origin: string, wish: Wish): Promise<boolean> => {
    const answer = await ask(origin, wish).catch(() => null);
    if (!answer) return false;
    answers.push(answer);
    const postId = postIdOf(answer);
    if (postId) ledger.add({ text: wish.text, postId });
    return postId !== null;
  };

  const clients = Array.from({ length: CLIENTS }, (_, place) => client(place));
  const kills = stage.quick ? 2 : 20;
  const boots: number[] = [];
  let adopted = 0;
  let fell = 0;
  for (let n = 1; n <= kills; n++) {
    await pause(250 + Math.random() * 1750);
    const postmaster = await postmasterOf(dataDir);
    let back: (next: BuiltServer) => void = () => undefined;
    up = new Promise((resolve) => (back = resolve));
    server.signal('SIGKILL');
    const withDatabase = n % 5 === 0;
    if (withDatabase && postmaster) process.kill(postmaster, 'SIGKILL');
    await server.ended;
    server = await start();
    boots.push(server.bootMs);
    if (withDatabase) fell += 1;
    else if (postmaster !== null && (await postmasterOf(dataDir)) === postmaster) adopted += 1;
    back(server);
  }
  enough = true;
  await Promise.all(clients);
  const unanswered = open.length;
  await settle(open, (wish) => fulfil(server.origin, wish));
  const promised = ledger.entries();
  ledger.close();

  const now = await databaseOf(dataDir);
  const there = await rows<{ id: string; source: string }>(now, `select id, source from post where source like 'Fault %'`);
  const lost = promised.filter(({ text, postId }) => !there.some((post) => post.id === postId && post.source === text));
  const doubled = there.length - new Set(there.map(({ source }) => source)).size;
  stage.note(`${kills} kills, of the database too in ${fell}; answers: ${tally(answers)}; ${unanswered} wishes had no answer and were repeated with their keys`);
  stage.check('acknowledged posts lost', lost.length === 0, `${lost.length} of ${promised.length}`);
  stage.check('posts doubled', doubled === 0, `${doubled} of ${there.length}`);
  stage.check('every repeated wish was answered in the end', open.length === 0, `${open.length} left`);
  stage.check('posts that nobody was told of', there.length === promised.length, there.length - promised.length);
  stage.check('the database that was left running was adopted', adopted === kills - fell, `${adopted} of ${kills - fell}`);
  stage.measure('slowest start (seconds, < 10)', Math.max(...boots) < BOOT_MS, (Math.max(...boots) / 1000).toFixed(2));
  const recount = await runParvis(dataDir, ['recount', '--check']);
  stage.check('recount --check finds no drift', recount.code === 0, recount.output.trim().split('\n').at(-1));
}

function ask(origin: string, { text, key, threadId, slug, player, way }: Wish): Promise<Answer> {
  if (way === 'api') return call(origin, player, 'POST', `/threads/${threadId}/posts`, { body: text }, key);
  return submit(origin, player, `/t/${slug}/${threadId}`, { threadId, body: text, submission: key });
}

/** The post that an answer promises; null when it promises none. */
function postIdOf({ status, location, text }: Answer): string | null {
  if (status === 201) return (JSON.parse(text) as { id: string }).id;
  return status === 303 ? (/^\/p\/([0-9a-z]+)$/.exec(location ?? '')?.[1] ?? null) : null;
}

/** Repeats what has no answer yet, with the same keys, until there is none left or the time is up. */
async function settle(open: Wish[], fulfil: (wish: Wish) => Promise<boolean>): Promise<void> {
  const until = performance.now() + SETTLED_WITHIN_MS;
  while (open.length > 0 && performance.now() < until) {
    const round = open.splice(0);
    const done = await Promise.all(round.map(fulfil));
    open.push(...round.filter((_, place) => !done[place]));
    if (open.length > 0) await pause(1000);
  }
}
