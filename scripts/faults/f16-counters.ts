import { setTimeout as pause } from 'node:timers/promises';
import { runParvis, type BuiltServer } from '../lib/built-server';
import { databaseOf, rows, type Player } from '../lib/cast';
import { submit, tally } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';

/** Counted here once more, without the product's own words for it. */
const DRIFT = {
  'scores of posts': 'select count(*)::int as n from post p where p.score <> coalesce((select sum(value) from vote v where v.post_id = p.id), 0)',
  'scores of threads': 'select count(*)::int as n from thread t join post p on p.thread_id = t.id and p.number = 1 where t.score <> p.score',
  'counts of "I have this too"': 'select count(*)::int as n from thread t where t.me_too_count <> (select count(*) from me_too m where m.thread_id = t.id)',
};

/** F16: many members change their minds at once, while the process is killed. */
export const counters: Fault = {
  id: 'F16',
  title: '100 members toggle votes, likes and "I have this too" with kills: no counter drifts',
  run: (stage) => withScene(stage, { players: stage.quick ? 20 : 100, threads: 20, posts: 200 }, (scene) => toggle(stage, scene)),
};

async function toggle(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  let server = await start();
  const url = await databaseOf(dataDir);
  const posts = await rows<{ id: string }>(
    url,
    `(select p.id from post p join thread t on t.id = p.thread_id where t.kind = 'question' and p.kind <> 'comment' order by p.id limit 8)
     union all (select p.id from post p join thread t on t.id = p.thread_id where t.kind = 'discussion' order by p.id limit 8)`,
  );
  const questions = await rows<{ id: string }>(url, `select id from thread where kind = 'question' order by id limit 4`);
  const statuses: { status: number }[] = [];
  let up: Promise<BuiltServer> = Promise.resolve(server);
  let enough = false;
  const member = async (player: Player, place: number): Promise<void> => {
    for (let n = place; !enough; n++) {
      const back: Record<string, string> = n % 2 === 0 ? {} : { _method: 'delete' };
      const target = n % 5 === 0 ? `/threads/${questions[n % questions.length]!.id}/me-too` : `/posts/${posts[n % posts.length]!.id}/vote`;
      const fields = { ...back, ...(n % 7 === 0 && !back._method ? { value: '-1' } : {}) };
      const answer = await submit((await up).origin, player, target, fields).catch(() => null);
      if (answer) statuses.push(answer);
    }
  };
  const members = players.map(member);
  const kills = stage.quick ? 1 : 5;
  for (let n = 0; n < kills; n++) {
    await pause(1500 + Math.random() * 2500);
    let back: (next: BuiltServer) => void = () => undefined;
    up = new Promise((resolve) => (back = resolve));
    server.signal('SIGKILL');
    await server.ended;
    server = await start();
    back(server);
  }
  await pause(2000);
  enough = true;
  await Promise.all(members);

  stage.note(`${players.length} members, ${kills} kills, answers: ${tally(statuses)}`);
  stage.check('failures of the server', statuses.every(({ status }) => status < 500));
  const now = await databaseOf(dataDir);
  for (const [figure, text] of Object.entries(DRIFT)) {
    const [drift] = await rows<{ n: number }>(now, text);
    stage.check(`${figure} that are off`, drift?.n === 0, drift?.n ?? 'unknown');
  }
  const recount = await runParvis(dataDir, ['recount', '--check']);
  stage.check('recount --check finds no drift', recount.code === 0, recount.output.trim().split('\n').at(-1));
}
