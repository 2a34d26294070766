import { expect, it } from 'vitest';
import { seedBig } from '~/domains/seeds/seed-big.server';
import { recount } from '~/domains/threads/index.server';
import { query } from '~/platform/db/index.server';
import { Conflict, Invalid } from '~/platform/errors';
import { useDatabase } from '../../setup/database';

useDatabase();

const indexes = () => query<{ definition: string }>('test.indexes', "select indexdef as definition from pg_indexes where schemaname = 'public' order by indexname");
const keys = () => query('test.keys', "select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by conname");

it('refuses fewer posts than threads', async () => {
  await expect(seedBig({ members: 10, threads: 20, posts: 19 })).rejects.toEqual(new Invalid({ posts: ['seedTooFewPosts'] }));
});

it('fills a community whose figures are all right, and leaves every index and rule in place', async () => {
  const before = { indexes: await indexes(), keys: await keys() };
  const steps = new Set<string>();
  await seedBig({ members: 120, threads: 200, posts: 5000 }, (step) => steps.add(step));
  expect(steps).toEqual(new Set(['threads', 'posts', 'votes', 'members', 'indexes']));
  const [counts] = await query<Record<string, number>>(
    'test.counts',
    `select (select count(*) from member) as members, (select count(*) from thread) as threads, (select count(*) from post) as posts,
            (select count(distinct language) from thread) as languages, (select count(distinct kind) from thread) as kinds,
            (select max(reply_count + comment_count) + 1 from thread) as longest`,
  );
  expect(counts).toEqual({ members: 120, threads: 200, posts: 5000, languages: 2, kinds: 4, longest: 1201 });
  expect((await recount()).filter(({ drift }) => drift > 0)).toEqual([]);
  expect({ indexes: await indexes(), keys: await keys() }).toEqual(before);
  const [odd] = await query<{ n: number }>(
    'test.odd',
    `select count(*) as n from thread t where last_post_id <> (select id from post where thread_id = t.id order by number desc limit 1)
        or last_activity_at <> (select max(created_at) from post where thread_id = t.id) or faces[1] <> author_id or cardinality(faces) > 5
        or first_response_at is distinct from (select min(created_at) from post where thread_id = t.id and author_id <> t.author_id)`,
  );
  expect(odd).toEqual({ n: 0 });
});

it('does not mix with what is there', async () => {
  await expect(seedBig({ members: 10, threads: 10, posts: 10 })).rejects.toEqual(new Conflict('seedNotEmpty'));
});
