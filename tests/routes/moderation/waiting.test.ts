import { beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '~/domains/identity';
import { postAnswer, postThread } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { action as itemAction, loader as itemPage } from '../../../app/routes/moderation/item';
import { useDatabase } from '../../setup/database';
import { heard, keepRules, WORDS } from '../../domains/moderation/held-world';
import { itemOf } from '../../domains/moderation/world';
import { category, someone, thread } from '../../domains/threads/world';
import { call } from '../context';

process.env.SCREENING = 'on'; // read at the first post, which is below

useDatabase();

const SITE = 'http://localhost:3000';

let moderator: MemberActor;
beforeAll(async () => {
  await db.setting.create({ data: { key: 'setupFinishedAt', value: new Date().toISOString(), updatedAt: new Date() } });
  moderator = await someone('moderator');
  await keepRules();
  await heard(); // from here on moderation listens
});

let count = 0;
/** Words that a rule holds, and that no other text of these tests has. */
const held = () => `Some say ${WORDS.hold} about it. ${Array.from({ length: 8 }, () => `w${(count += 1)}x${(count * 7919) % 9973}`).join(' ')}`;

/** The item of an answer that waits, and the answer. */
async function waitingAnswer() {
  const { threadId } = await thread({ by: await someone('moderator') });
  const { postId } = await postAnswer(await someone(), { threadId, body: held() });
  await heard();
  return { heldId: postId, itemId: await itemOf(postId) };
}

interface Opened {
  pane: { token: number; held: { version: number } };
}
const open = async (id: string) => ((await (await call(itemPage, new Request(`${SITE}/moderation/${id}`), { params: { id }, actor: moderator })).json()) as Opened).pane;

async function approve(id: string, words: Record<string, string>) {
  const { token, held: read } = await open(id);
  const body = new URLSearchParams({ form: 'decide', decision: 'approve', token: String(token), version: String(read.version), ...words });
  const answered = await call(itemAction, new Request(`${SITE}/moderation/${id}`, { method: 'POST', body }), { params: { id }, actor: moderator });
  const refused = answered.status === 303 ? null : ((await answered.json()) as { problem: { fields: object }; values: Record<string, string> });
  return { status: answered.status, fields: refused?.problem.fields, values: refused?.values };
}

it('a text whose box was emptied is not published as it was, and what else was typed stays', async () => {
  const { heldId, itemId } = await waitingAnswer();
  for (const body of ['', ' \n ']) expect(await approve(itemId, { body })).toMatchObject({ status: 422, fields: { body: ['Please fill this in.'] }, values: { body } });
  expect(await db.heldPost.findUniqueOrThrow({ where: { id: heldId } })).toMatchObject({ state: 'waiting', edited: null });

  const asked = await postThread(await someone(), { kind: 'question', categoryId: await category(), title: `A question about ${WORDS.hold}`, body: held(), tags: [] });
  await heard();
  const question = await itemOf(asked.postId);
  const body = held();
  expect(await approve(question, { title: '', body })).toMatchObject({ status: 422, fields: { title: ['Please fill this in.'] }, values: { title: '', body } });
  expect(await db.decision.count({ where: { itemId: { in: [itemId, question] } } })).toBe(0);
  expect((await approve(itemId, {})).status).toBe(303);
});
