import { randomUUID } from 'node:crypto';
import { databaseOf, rows } from '../lib/cast';
import { call, submit, tally, type Answer } from './client';
import { withScene, type Fault, type Scene, type Stage } from './stage';

const TIMES = 50;

/** F13: the same thing is sent many times at once. */
export const repetition: Fault = {
  id: 'F13',
  title: `the same post ${TIMES} times at once is one post with ${TIMES} equal answers`,
  // Limits hold, though twice the usual, for the request after the fifty: a repetition must not count as posting too fast.
  run: (stage) => withScene(stage, { players: 3 }, (scene) => repeatAtOnce(stage, scene)),
};

async function repeatAtOnce(stage: Stage, { dataDir, players, start }: Scene): Promise<void> {
  const { origin } = await start({ LIMITS_FACTOR: '2' });
  const [writer, other, stranger] = players as [(typeof players)[0], (typeof players)[0], (typeof players)[0]];
  const url = await databaseOf(dataDir);
  const [thread] = await rows<{ id: string; slug: string }>(url, `select id, slug from thread where kind = 'discussion' order by id limit 1`);
  const [category] = await rows<{ id: string }>(url, `select id from category where 'question' = any (kinds) order by position limit 1`);
  const count = async (text: string): Promise<number> => (await rows(url, 'select id from post where source = $1', [text])).length;
  const atOnce = (send: () => Promise<Answer>): Promise<Answer[]> => Promise.all(Array.from({ length: TIMES }, send));

  const text = `The same reply ${randomUUID()}`;
  const key = randomUUID();
  const path = `/threads/${thread!.id}/posts`;
  const replies = await atOnce(() => call(origin, writer, 'POST', path, { body: text }, key));
  report(stage, 'API reply', replies, 201, await count(text));
  const changed = await call(origin, writer, 'POST', path, { body: `${text}, changed` }, key);
  stage.check('API: the same key with another body is refused', changed.status === 422, `${changed.status} ${code(changed)}`);
  const others = await call(origin, other, 'POST', path, { body: `${text}, by another member` }, key);
  stage.check("API: another member's key of the same letters is another key", others.status === 201, others.status);

  const question = `The same question ${randomUUID()}`;
  const asked = { kind: 'question', categoryId: category!.id, title: 'How often was this asked, once or many times?', body: question, tags: [] };
  const askKey = randomUUID();
  const asks = await atOnce(() => call(origin, writer, 'POST', '/threads', asked, askKey));
  report(stage, 'API thread', asks, 201, await count(question));

  const typed = `The same form ${randomUUID()}`;
  const fields = { threadId: thread!.id, body: typed, submission: randomUUID() };
  const forms = await atOnce(() => submit(origin, stranger, `/t/${thread!.slug}/${thread!.id}`, fields));
  report(stage, 'form', forms, 303, await count(typed));
  const retyped = await submit(origin, stranger, `/t/${thread!.slug}/${thread!.id}`, { ...fields, body: `${typed}, changed` });
  stage.check('form: the same key with another text is refused', retyped.status === 422, retyped.status);
}

function report(stage: Stage, what: string, answers: Answer[], wanted: number, made: number): void {
  const different = new Set(answers.map(({ status, location, text }) => JSON.stringify([status, location, text]))).size;
  stage.check(`${what}: answers`, answers.every(({ status }) => status === wanted), tally(answers));
  stage.check(`${what}: different answers`, different === 1, different);
  stage.check(`${what}: rows made`, made === 1, made);
}

function code({ text }: Answer): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code);
  } catch {
    return '';
  }
}
