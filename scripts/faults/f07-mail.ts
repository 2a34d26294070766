import { setTimeout as pause } from 'node:timers/promises';
import { databaseOf, rows, type Player } from '../lib/cast';
import { call, submit } from './client';
import { startMailServer, type MailServer, type Mood } from './mail-server';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const TIMES = 20;
const SLOWER_MS = 50;
const WITHIN_MS = 60_000;

/** Moods of the mail server that pass, with how often a letter may reach it: SMTP cannot tell an answer that got lost. */
const PASSING: [mood: Mood, copies: number][] = [['busy', 1], ['later', 1], ['mute', 1], ['breaks', 1], ['swallows', 2], ['hangsUp', 1]];

/** F7: the mail server refuses, hangs, is busy, knows nobody, and breaks off in the middle. */
export const mail: Fault = {
  id: 'F7',
  title: 'the mail server refuses, hangs and breaks off: nobody waits for it, each letter arrives once',
  async run(stage) {
    const server = await startMailServer();
    try {
      await withScene(stage, { players: 2 }, (scene) => annoy(stage, scene, server));
    } finally {
      await server.close();
    }
  },
};

interface Letter {
  id: string;
  state: string;
  tries: number;
  last_answer: string | null;
}

async function annoy(stage: Stage, { dataDir, players, start }: Scene, post: MailServer): Promise<void> {
  const options = { SMTP_URL: `smtp://127.0.0.1:${post.port}` };
  let server = await start(options);
  const url = await databaseOf(dataDir);
  const letterTo = async (to: string): Promise<Letter | undefined> =>
    (await rows<Letter>(url, 'select id, state, tries, last_answer from mail where to_address = $1 order by created_at desc limit 1', [to]))[0];
  const until = async (to: string, ...states: string[]): Promise<Letter> => {
    for (const end = performance.now() + WITHIN_MS; ; await pause(50)) {
      const letter = await letterTo(to);
      if (letter && states.includes(letter.state)) return letter;
      if (performance.now() > end) throw new Error(`The letter to ${to} is ${letter?.state ?? 'not there'} after a minute: ${letter?.last_answer}`);
    }
  };
  const ask = async (email: string): Promise<void> => {
    const { status } = await submit(server.origin, null, '/join', { email, username: email.split('@')[0]!, way: 'letter' });
    if (status !== 303) throw new Error(`/join answered ${status}`);
  };
  /** The time of the next try has come. */
  const letTimePass = (): Promise<unknown> => rows(url, `update mail set next_try_at = now() where next_try_at is not null`);
  /** No letter is on its way any more: one that met the next mood would hold up the letters after it. */
  const allSent = async (): Promise<void> => {
    for (const end = performance.now() + WITHIN_MS; ; await pause(50)) {
      await letTimePass();
      const [left] = await rows<{ n: number }>(url, `select count(*)::int as n from mail where state in ('queued', 'sending', 'failed')`);
      if (left!.n === 0) return;
      if (performance.now() > end) throw new Error(`${left!.n} letters are on their way after a minute`);
    }
  };
  const copiesOf = (letter: Letter): number => post.got.filter((id) => id.startsWith(`<${letter.id}@`)).length;

  await ask('warm@example.com');
  await until('warm@example.com', 'sent');
  const well = await timed(server.origin, players[0]!, url, () => ask(`well${Math.random().toString(36).slice(2, 8)}@example.com`));

  for (const [mood, copies] of PASSING) {
    await allSent();
    post.turn(mood);
    const to = `${mood.toLowerCase()}0@example.com`;
    await ask(to);
    if (mood === 'mute') await until(to, 'sending');
    else await until(to, 'failed', 'sent');
    if (mood === 'mute' || mood === 'later') {
      const then = await timed(server.origin, players[0]!, url, () => ask(`${mood}${Math.random().toString(36).slice(2, 8)}@example.com`));
      stage.measure(`ms more for a post and for joining while it is ${mood} (< ${SLOWER_MS})`, then - well < SLOWER_MS, (then - well).toFixed(1));
    }
    post.turn('well');
    if (mood === 'mute') await until(to, 'failed');
    await letTimePass();
    const letter = await until(to, 'sent');
    stage.check(`${mood}: the letter arrives, and the server took it once`, post.taken.filter((id) => id.startsWith(`<${letter.id}@`)).length === 1, `${letter.tries} tries`);
    stage.check(`${mood}: it reached the server ${copies === 1 ? 'once' : 'again only under the same Message-ID'}`, copiesOf(letter) === copies, copiesOf(letter));
  }

  post.turn('unknown');
  await ask('gone0@example.com');
  await until('gone0@example.com', 'refused');
  post.turn('well');
  const [suppressed] = await rows<{ answer: string }>(url, `select answer from mail_suppression where address = 'gone0@example.com'`);
  stage.check('550: the address is suppressed', suppressed !== undefined, suppressed?.answer ?? 'no');
  await ask('gone0@example.com');
  await until('gone0@example.com', 'withheld');
  stage.check('550: the server is not asked about it again', post.asked.filter((to) => to === 'gone0@example.com').length === 1);

  post.turn('mute');
  await ask('killed0@example.com');
  await until('killed0@example.com', 'sending');
  server.signal('SIGKILL');
  await server.ended;
  post.turn('well');
  server = await start(options);
  await pause(2000);
  stage.check('a killed process: its letter waits for the end of its lease', (await letterTo('killed0@example.com'))?.state === 'sending');
  await letTimePass();
  const letter = await until('killed0@example.com', 'sent');
  stage.check('a killed process: another takes its letter over, once', copiesOf(letter) === 1, copiesOf(letter));

  const ids = new Set(post.taken);
  stage.check('letters that the server took twice', ids.size === post.taken.length, post.taken.length - ids.size);
}

/** Milliseconds that the slower of posting a reply and joining takes, as the median of some. */
async function timed(origin: string, player: Player, url: string, join: () => Promise<void>): Promise<number> {
  const [thread] = await rows<{ id: string }>(url, `select id from thread where kind = 'discussion' order by id limit 1`);
  const median = async (act: () => Promise<unknown>): Promise<number> => {
    const all: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      const started = performance.now();
      await act();
      all.push(performance.now() - started);
    }
    return all.sort((a, b) => a - b)[TIMES / 2]!;
  };
  const reply = await median(() => call(origin, player, 'POST', `/threads/${thread!.id}/posts`, { body: `A reply at ${performance.now()}` }));
  return Math.max(reply, await median(join));
}
