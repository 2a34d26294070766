import { expect, it } from 'vitest';
import { postThread, removePost } from '~/domains/threads/index.server';
import { newId } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { Invalid, TooMany } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { answer, category, someone, thread } from './world';

useDatabase();
process.env.LIMITS_FACTOR = '1'; // read at the first limit, which is below

const soon = (error: unknown) => error instanceof TooMany && error.retryAfterSeconds > 0;

it('members leave some time between posts, staff need not', async () => {
  const [member, moderator] = [await someone(), await someone('moderator')];
  const { threadId, categoryId } = await thread({ by: member });
  await expect(thread({ by: member, categoryId })).rejects.toSatisfy(soon);
  await answer(threadId, member);
  await expect(answer(threadId, member)).rejects.toSatisfy(soon);
  for (let n = 0; n < 3; n++) await thread({ by: moderator, categoryId });
  expect(await db.thread.count({ where: { categoryId } })).toBe(4);
});

it('a submission that is repeated counts once', async () => {
  const input = { kind: 'idea' as const, categoryId: await category(), title: 'A good idea for all', body: 'It is as simple as that.', tags: [], submission: newId() };
  const member = await someone();
  const answers = await Promise.all(Array.from({ length: 5 }, () => postThread(member, input)));
  expect(new Set(answers.map((each) => each.threadId)).size).toBe(1);
  await expect(postThread(member, { ...input, submission: newId() })).rejects.toSatisfy(soon);
});

it('a new member whose text is refused may send another at once', async () => {
  const [newcomer, categoryId] = [await someone('member', { createdAt: new Date() }), await category()];
  const links = ['https://a.example', 'https://b.example', 'https://c.example'].join(' and ');
  await expect(thread({ by: newcomer, categoryId, body: `Look at ${links}.` })).rejects.toBeInstanceOf(Invalid);
  await thread({ by: newcomer, categoryId });
  await expect(thread({ by: newcomer, categoryId })).rejects.toSatisfy(soon);
});

it('removing is bounded for members only', async () => {
  const moderator = await someone('moderator');
  const { threadId } = await thread();
  await removePost(moderator, await answer(threadId, await someone()));
  expect(await db.rateLimit.count({ where: { key: { startsWith: 'remove' } } })).toBe(0);
});
