import { setTimeout as pause } from 'node:timers/promises';
import { runParvis, type BuiltServer } from '../lib/built-server';
import { databaseOf, rows, type Player } from '../lib/cast';
import { get, submit, tally, type Answer } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const MODERATORS = 8;
const REPORTERS = 12;

/** One decision that was acknowledged. */
interface Promised {
  itemId: string;
  decision: 'keep' | 'remove';
}

/** F17: the process is killed while moderators decide, and while what they decided is carried out and told. */
export const decisions: Fault = {
  id: 'F17',
  title: 'kill -9 between decisions and their effects: nothing is lost, nothing happens twice',
  run: (stage) => withScene(stage, { players: MODERATORS + REPORTERS, threads: 40, posts: 240 }, (scene) => decideAndKill(stage, scene)),
};

async function decideAndKill(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  let server = await start();
  let up: Promise<BuiltServer> = Promise.resolve(server);
  const kill = async (): Promise<void> => {
    let back: (next: BuiltServer) => void = () => undefined;
    up = new Promise((resolve) => (back = resolve));
    server.signal('SIGKILL');
    await server.ended;
    server = await start();
    back(server);
  };
  const url = await databaseOf(dataDir);
  const [moderators, reporters] = [players.slice(0, MODERATORS), players.slice(MODERATORS)];
  await rows(url, `update member set role = 'moderator' where id = any($1)`, [moderators.map(({ id }) => id)]);
  const reported = await report(server.origin, url, reporters, stage.quick ? 24 : 120);

  const promised: Promised[] = [];
  const answers: Answer[] = [];
  let enough = false;
  const work = moderators.map(async (moderator, place) => {
    for (let n = place; !enough; n += 1) {
      const itemId = reported[n % reported.length]!;
      const decision = n % 3 === 0 ? ('keep' as const) : ('remove' as const);
      const answer = await decide((await up).origin, moderator, itemId, decision).catch(() => null);
      if (answer) answers.push(answer);
      if (answer?.status === 303) promised.push({ itemId, decision });
      if (promised.length >= reported.length * 2) enough = true;
      if (!answer) await pause(50);
    }
  });
  const kills = stage.quick ? 2 : 8;
  for (let n = 0; n < kills; n += 1) {
    await pause(300 + Math.random() * 900);
    await kill();
  }
  const open = async () => (await rows<{ n: number }>(url, `select count(*)::int as n from review_item where state = 'open'`))[0]!.n;
  for (let n = 0; n < 120 && (await open()) > 0; n += 1) await pause(250);
  enough = true;
  await Promise.all(work);

  // All become final now, so that kills fall into the carrying out.
  await rows(url, 'update decision set final_at = now() where told_at is null');
  const untold = async () => (await rows<{ n: number }>(url, 'select count(*)::int as n from decision where told_at is null and undone_at is null'))[0]!.n;
  let between = 0;
  let left = await untold();
  for (let n = 0; n < (stage.quick ? 2 : 10) && left > 0; n += 1) {
    // The first of them is carried out: now.
    const before = left;
    for (let asked = 0; asked < 600 && left === before; asked += 1) left = await untold();
    if (left > 0 && left < before) between += 1;
    await kill();
    left = await untold();
  }
  for (let n = 0; n < 240 && (await untold()) > 0; n += 1) await pause(250);
  await everybodyTold(url);
  stage.note(`${reported.length} reported posts, ${kills} kills while deciding, ${between} in the middle of carrying out; answers: ${tally(answers)}`);
  await look(stage, url, reported, promised);
  const verified = await runParvis(dataDir, ['ledger', 'verify']);
  stage.check('the ledger is whole', verified.code === 0, verified.output.trim().split('\n').at(-1));
  const recount = await runParvis(dataDir, ['recount', '--check']);
  stage.check('recount --check finds no drift', recount.code === 0, recount.output.trim().split('\n').at(-1));
}

/** Reports answers and replies of others. @returns their items */
async function report(origin: string, url: string, reporters: readonly Player[], most: number): Promise<string[]> {
  const posts = await rows<{ id: string }>(
    url,
    `select id from post where kind in ('answer', 'reply') and author_id <> all($1) and accepted_at is null order by id limit ${most}`,
    [reporters.map(({ id }) => id)],
  );
  for (const [n, { id }] of posts.entries()) {
    await submit(origin, reporters[n % reporters.length]!, `/p/${id}/report`, { reasonId: 'unkind', note: '', wantsOutcome: 'on' });
  }
  return (await rows<{ id: string }>(url, `select id from review_item where state = 'open' and kind = 'reported_post' order by id`)).map(({ id }) => id);
}

/** Opens an item and decides it, as the page does without a script. @returns null when it is not the moderator's to decide */
async function decide(origin: string, moderator: Player, itemId: string, decision: 'keep' | 'remove'): Promise<Answer | null> {
  const page = await get(`${origin}/moderation/${itemId}`, moderator);
  const token = /name="token" value="(\d+)"/.exec(page.text)?.[1];
  if (token === undefined) return null;
  const because: Record<string, string> = decision === 'keep' ? {} : { reasonId: 'unkind', facts: 'It turns against a person.' };
  return submit(origin, moderator, `/moderation/${itemId}`, { form: 'decide', decision, token, ...because });
}

/** Waits until every subscriber has heard of what was decided. */
async function everybodyTold(url: string): Promise<void> {
  for (let n = 0; n < 240; n += 1) {
    const [left] = await rows<{ n: number }>(url, `select count(*)::int as n from activity a where a.kind = 'decision.final' and not exists (select from conversation c where c.id = a.data->>'statementId')`);
    if (left!.n === 0) return pause(1_000);
    await pause(250);
  }
}

/** Asks the database what became of it all, each question by a statement of its own. */
async function look(stage: Stage, url: string, reported: readonly string[], promised: readonly Promised[]): Promise<void> {
  const count = async (text: string): Promise<number> => (await rows<{ n: number }>(url, `select count(*)::int as n from ${text}`))[0]!.n;
  const stood = await rows<Promised>(url, `select item_id as "itemId", kind::text as decision from decision where undone_at is null and not automatic`);
  const lost = promised.filter(({ itemId, decision }) => !stood.some((each) => each.itemId === itemId && each.decision === decision));
  stage.check('acknowledged decisions lost', lost.length === 0, `${lost.length} of ${promised.length}`);
  stage.check('every item decided, once', stood.length === reported.length && new Set(stood.map(({ itemId }) => itemId)).size === stood.length, `${stood.length} of ${reported.length}`);
  stage.check('decisions that are final and untold', (await count('decision where told_at is null')) === 0);
  const of = 'decision d join review_item i on i.id = d.item_id join post p on p.id = i.target_id';
  stage.check('posts that are not as was decided', (await count(`${of} where not d.automatic and (d.kind = 'remove') <> (p.deleted_at is not null)`)) === 0);
  stage.check('restrictions without a statement, statements without a restriction', (await count(`decision d full join statement s on s.decision_id = d.id where (d.kind <> 'keep' or d.id is null) and (s.id is null or d.id is null)`)) === 0);
  stage.check('authors told, each once', (await count(`statement s where (select count(*) from activity a where a.kind = 'decision.final' and a.data->>'statementId' = s.id) <> 1`)) === 0);
  // What a program did for the same reports, such as closing a thread, may be taken back by what was decided: they are told of that as well.
  stage.check('messages to them, one each, and one more of what was reversed', (await count(`statement s where (select count(*) from conversation_message m where m.conversation_id = s.id) <> 1 + (s.reversed_at is not null)::int`)) === 0);
  stage.check('reporters answered, each once', (await count(`report r where r.outcome is null or (select count(*) from activity a where a.kind = 'report.answered' and a.data->>'reportId' = r.id) <> 1`)) === 0);
  stage.check('words of removed posts that are not a draft again', (await count(`${of} where d.kind = 'remove' and not exists (select from draft f where f.member_id = p.author_id)`)) === 0);
  stage.check('rows of the ledger, one for each decision', (await count(`decision d where not d.automatic and (select count(*) from (select act, target_id from ledger_slip union all select act, target_id from ledger_entry) l where l.act = 'review.decided' and l.target_id = (select target_id from review_item where id = d.item_id)) <> 1`)) === 0);
}
