import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importStackExchange } from '~/domains/imports/index.server';
import { recount } from '~/domains/threads/index.server';
import { query } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';
import { answer, comment, file, importer, question, removeDumps, user, writeDump } from './dump';

const database = useDatabase();
removeDumps();

const QUESTIONS = 400;

function dump(): Record<string, string> {
  const numbers = Array.from({ length: QUESTIONS }, (_, at) => at + 1);
  return {
    Users: file('users', [1, 2, 3].map((id) => user(id, `Member ${id}`))),
    Posts: file('posts', numbers.flatMap((id) => [question(3 * id, `Question number ${id}`), answer(3 * id + 1, 3 * id), answer(3 * id + 2, 3 * id)])),
    Comments: file('comments', numbers.map((id) => comment(id, 3 * id + 1))),
  };
}

/** Imports in a process of its own, which is killed as soon as it has made so many posts. */
async function killAfter(directory: string, posts: number): Promise<void> {
  const program = path.resolve('tests/domains/imports/import-program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, database.url(), directory], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'test' } });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.stdout.on('data', (line: Buffer) => {
    if (Number(String(line).trim().split('\n').pop()) >= posts) child.kill('SIGKILL');
  });
  await ended;
}

it('ends with the same community when it is killed half-way and run again', async () => {
  const directory = await writeDump(dump());
  for (const posts of [1, 700]) await killAfter(directory, posts);
  const [half] = await query<{ posts: number }>('test.half', 'select count(*) as posts from post');
  expect(half!.posts).toBeGreaterThan(0);
  expect(half!.posts).toBeLessThan(QUESTIONS * 4);
  expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);

  await importStackExchange(importer, { directory, dryRun: false, category: null });
  const [whole] = await query<Record<string, number>>(
    'test.whole',
    `select (select count(*) from thread) as threads, (select count(*) from post where kind = 'answer') as answers,
            (select count(*) from post where kind = 'comment') as comments, (select count(*) from member where status = 'unclaimed') as members,
            (select count(*) from category) as categories`,
  );
  expect(whole).toEqual({ threads: QUESTIONS, answers: 2 * QUESTIONS, comments: QUESTIONS, members: 3, categories: 1 });
  expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
});

it('goes on with the category that an import had made when it was killed before its first member', async () => {
  const directory = await writeDump({ Posts: file('posts', [question(1, 'Begun and not finished', { CreationDate: '2021-03-04T05:06:07.008' })]) });
  const wish = { directory, category: null };
  const { source } = await importStackExchange(importer, { ...wish, dryRun: true });
  await query('test.begun', `insert into imported_item (source, kind, source_id, target_id) select $1, 'category', '0', id from category limit 1`, [source]);
  const report = await importStackExchange(importer, { ...wish, dryRun: false });
  expect(report).toMatchObject({ source, made: { questions: 1 } });
  const [found] = await query<{ categories: number }>('test.places', 'select count(*) as categories from category');
  expect(found).toEqual({ categories: 1 });
});
