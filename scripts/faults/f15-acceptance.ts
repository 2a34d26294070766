import { randomUUID } from 'node:crypto';
import { databaseOf, rows } from '../lib/cast';
import { submit, tally, type Answer } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const TIMES = 50;

/** F15: two answers are accepted at the same time, many times. */
export const acceptance: Fault = {
  id: 'F15',
  title: `two answers accepted ${TIMES} times at once: exactly one is`,
  run: (stage) => withScene(stage, { players: 3 }, (scene) => acceptAtOnce(stage, scene)),
};

async function acceptAtOnce(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  const { origin } = await start();
  const url = await databaseOf(dataDir);
  const [asker, ...answerers] = players as [(typeof players)[0], ...typeof players];
  const [category] = await rows<{ id: string }>(
    url,
    `select id from category where 'question' = any (kinds) and not several_accepted order by position limit 1`,
  );
  const asked = await submit(origin, asker, '/ask', {
    kind: 'question', categoryId: category!.id, title: 'Which of the two answers holds in the end?',
    body: 'Both of them are good, and both are accepted at the same time.', tags: '', submission: randomUUID(),
  });
  const [, slug, threadId] = /^\/t\/([^/]+)\/([0-9a-z]+)$/.exec(asked.location ?? '') ?? [];
  if (!slug || !threadId) throw new Error(`The question was not taken: ${asked.status}`);
  const answerIds: string[] = [];
  for (const [place, player] of answerers.entries()) {
    const body = `This is answer number ${place + 1}, and it is the right one.`;
    const answer = await submit(origin, player, `/t/${slug}/${threadId}`, { as: 'answer', threadId, body, submission: randomUUID() });
    answerIds.push(/^\/p\/([0-9a-z]+)$/.exec(answer.location ?? '')?.[1] ?? '');
  }

  const rounds = stage.quick ? 2 : 20;
  const answers: Answer[] = [];
  let wrong = 0;
  const winners = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    answers.push(...(await Promise.all(Array.from({ length: TIMES }, (_, n) => submit(origin, asker, `/posts/${answerIds[n % 2]}/accept`, {})))));
    const accepted = await rows<{ id: string }>(url, 'select id from post where thread_id = $1 and accepted_at is not null', [threadId]);
    const [thread] = await rows<{ count: number }>(url, 'select accepted_count as count from thread where id = $1', [threadId]);
    if (accepted.length !== 1 || thread?.count !== 1) wrong += 1;
    for (const { id } of accepted) {
      winners.set(id, (winners.get(id) ?? 0) + 1);
      await submit(origin, asker, `/posts/${id}/accept`, { _method: 'delete' });
    }
  }
  stage.note(`${rounds} rounds of ${TIMES}; answers: ${tally(answers)}; the two answers won ${[...winners.values()].join(' and ')} times`);
  stage.check('rounds that did not end with exactly one accepted answer', wrong === 0, wrong);
  stage.check('failures of the server', answers.every(({ status }) => status < 500));
  const counts = await rows<{ drift: number }>(
    url,
    `select m.accepted_count - (select count(*) from post p where p.author_id = m.id and p.accepted_at is not null and p.deleted_at is null) as drift
       from member m where m.id = any ($1)`,
    [answerers.map(({ id }) => id)],
  );
  stage.check("the answerers' counts are right", counts.every(({ drift }) => Number(drift) === 0));
}
