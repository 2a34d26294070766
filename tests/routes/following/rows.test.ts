import { expect, it } from 'vitest';
import { noteProgress, setLevel } from '~/domains/following/index.server';
import { forgetCategories } from '~/domains/threads/index.server';
import { db } from '~/platform/db/index.server';
import { loader } from '../../../app/routes/resources/rows';
import { category, reply, someone, thread } from '../../domains/threads/world';
import { useDatabase } from '../../setup/database';
import { call } from '../context';

useDatabase();

it('rows that are open are marked for their reader, and only those that they may read', async () => {
  const member = await someone();
  const privateRoom = await category();
  const [seen, other, hidden] = [await thread({ kind: 'discussion' }), await thread({ kind: 'discussion' }), await thread({ kind: 'discussion', categoryId: privateRoom })];
  for (const { threadId } of [seen, hidden]) {
    await noteProgress(member, { threadId, number: 1, ms: 0 });
    await setLevel(member, { kind: 'thread', targetId: threadId, level: 'following' });
    await reply(threadId);
  }
  await db.category.update({ where: { id: privateRoom }, data: { readBy: 'manager' } });
  forgetCategories();
  const asked = [seen, hidden, other].map(({ threadId }) => threadId);
  const marks = await (await call(loader, new Request(`http://localhost:3000/resources/rows?threads=${encodeURIComponent([...asked, 'nowhere', "'--"].join(' '))}`), { actor: member })).json();
  expect(marks).toEqual([
    { thread: seen.threadId, isNew: false, first: 2, words: '1 new' },
    { thread: other.threadId, isNew: true, first: null, words: '' },
  ]);
});
