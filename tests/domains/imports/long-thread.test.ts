import { expect, it } from 'vitest';
import { importStackExchange } from '~/domains/imports/index.server';
import { recount } from '~/domains/threads/index.server';
import { query } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, comment, file, importer, question, removeDumps, user, writeDump } from './dump';

useDatabase();
removeDumps();

it('makes a thread that is too long for one step in several, with every number once', async () => {
  const ids = Array.from({ length: 1300 }, (_, at) => at + 2);
  const directory = await writeDump({
    Users: file('users', [user(1, 'Asker'), user(2, 'Answerer'), user(3, 'Critic')]),
    Posts: file('posts', [question(1, 'Everybody answers this one'), ...ids.map((id) => answer(id, 1, { CreationDate: new Date(Date.UTC(2014, 4, 1) + id * 1000).toISOString() }))]),
    Comments: file('comments', ids.slice(0, 300).map((id) => comment(id, id, { CreationDate: new Date(Date.UTC(2014, 4, 2) - id * 1000).toISOString() }))),
  });
  const report = await importStackExchange(importer, { directory, dryRun: false, category: null });
  expect(report).toMatchObject({ problems: false, made: { questions: 1, answers: 1300, comments: 300 } });
  const [thread] = await query<Record<string, unknown>>(
    'test.thread',
    `select t.reply_count, t.comment_count, t.last_number, (select count(distinct number) from post) as numbers,
            (select count(*) from post c join post a on a.id = c.parent_id where c.number <= a.number) as upside_down from thread t`,
  );
  expect(thread).toEqual({ reply_count: 1300, comment_count: 300, last_number: 1601, numbers: 1601, upside_down: 0 });
  expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
});
