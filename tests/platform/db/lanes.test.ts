import { describe, expect, it, vi } from 'vitest';
import { closeDatabase, connectDatabase, isUnavailable, query, quickQuery } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const pidOf = () => quickQuery<{ pid: number }>('test.pid', 'select pg_backend_pid() as pid');

describe('quickQuery', () => {
  it('gives counts as numbers and instants as dates', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    expect(await quickQuery('test.types', 'select count(*) as n, $1::timestamptz as at', [at])).toEqual([{ n: 1, at }]);
  });

  it('serves many at a time over one connection, each with its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => quickQuery<{ n: number; pid: number }>('test.mine', 'select $1::int as n, pg_backend_pid() as pid', [n])),
    );
    expect(answers.map(([row]) => row!.n)).toEqual(Array.from({ length: 200 }, (_, n) => n));
    expect(new Set(answers.map(([row]) => row!.pid)).size).toBe(1);
  });

  it('leaves those around a statement that fails alone', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => quickQuery<{ n: number }>('test.tenth', 'select 10 / ($1::int % 10) as n', [n])),
    );
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(all.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))).toHaveLength(27);
  });

  it('ends a statement that takes longer than five seconds, and answers what waited behind it', async () => {
    const slow = expect(quickQuery('test.slow', 'select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    const behind = await Promise.all(Array.from({ length: 10 }, pidOf));
    expect(behind.flat()).toHaveLength(10);
    await slow;
  });

  it('opens another connection when one was lost', async () => {
    const before = new Set((await Promise.all(Array.from({ length: 10 }, pidOf))).flat().map(({ pid }) => pid));
    const running = Promise.allSettled(Array.from({ length: 2 }, () => quickQuery('test.cut', 'select pg_sleep(4)')));
    await query('test.kill', 'select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [[...before]]);
    for (const lost of await running) {
      expect(lost.status === 'rejected' && isUnavailable(lost.reason)).toBe(true);
    }
    const [{ pid }] = (await pidOf()) as [{ pid: number }];
    expect(before.has(pid)).toBe(false);
  });

  it('says at once that there is no server, and works when there is one', async () => {
    await closeDatabase();
    connectDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 });
    for (const refused of await Promise.allSettled([pidOf(), pidOf(), pidOf()])) {
      expect(refused.status === 'rejected' && isUnavailable(refused.reason)).toBe(true);
    }
    await closeDatabase();
    connectDatabase({ url: database.url(), poolSize: 10 });
    expect(await pidOf()).toHaveLength(1);
  });

  it('is answered before the database is closed', async () => {
    const asked = quickQuery<{ n: number }>('test.last', 'select 1 as n, pg_sleep(0.2)');
    await vi.waitFor(async () => expect((await query('test.active', `select 1 from pg_stat_activity where query like 'select 1 as n, pg_sleep%' and state = 'active'`)).length).toBe(1));
    await closeDatabase();
    expect((await asked)[0]?.n).toBe(1);
    connectDatabase({ url: database.url(), poolSize: 10 });
  });
});
