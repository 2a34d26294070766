import { describe, expect, it, vi } from 'vitest';
import { closeDatabase, connectDatabase, databaseReady, db, query, queryIn, transaction, withClient } from '~/platform/db/index.server';
import { sweepLimits } from '~/platform/limits/index.server';
import { useDatabase } from '../../setup/database';
import { secondConnections } from '../../setup/one-connection';

const database = useDatabase();

describe('query', () => {
  it('gives counts as numbers and instants as dates, whatever the zone of this process', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const rows = await query<{ n: number; at: Date; plain: Date }>(
      'test.types',
      'select count(*) as n, $1::timestamptz as at, $1::timestamp as plain',
      [at],
    );
    expect(rows).toEqual([{ n: 1, at, plain: at }]);
  });

  it('prepares a statement under its name', async () => {
    await query('test.named', 'select 1');
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => query<{ n: number }>('test.count', `select count(*) as n from pg_prepared_statements where name = 'test.named'`)),
    );
    expect(Math.max(...counts.flat().map((row) => row.n))).toBe(1);
  });

  it('ends a statement that takes longer than five seconds', async () => {
    await expect(query('test.slow', 'select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
  });
});

describe('queryIn', () => {
  it('reads within a transaction what it has written, and the same as outside of it', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const text = `select value, updated_at as at, array['a', 'b'] as words, key = any($1) as asked, $2::timestamptz as instant from setting where key = 'queryIn'`;
    const read = (tx: Parameters<typeof queryIn>[0]) => queryIn(tx, 'test.within', text, [['queryIn'], at]);
    const inside = await transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'queryIn', value: { n: 1 }, updatedAt: at } });
      expect(await read(null)).toEqual([]);
      return read(tx);
    });
    expect(inside).toEqual([{ value: { n: 1 }, at, words: ['a', 'b'], asked: true, instant: at }]);
    expect(await read(null)).toEqual(inside);
  });
});

describe('transaction', () => {
  it('may not wait for a second connection: tests tell, also when the error is caught', async () => {
    await expect(transaction(() => sweepLimits())).rejects.toThrow('A second connection');
    await transaction((tx) => tx.setting.count());
    await transaction(() => sweepLimits().catch(() => undefined));
    expect(secondConnections()).toHaveLength(2);
    await sweepLimits();
    expect(secondConnections()).toEqual([]);
  });

  it('does all or nothing', async () => {
    const attempt = transaction(async (tx) => {
      await tx.setting.create({ data: { key: 'half', value: 1, updatedAt: new Date() } });
      throw new Error('stop here');
    });
    await expect(attempt).rejects.toThrow('stop here');
    expect(await db.setting.count({ where: { key: 'half' } })).toBe(0);
  });

  it('runs again after a deadlock, so that both sides succeed', async () => {
    await db.setting.createMany({ data: ['a', 'b'].map((key) => ({ key, value: 0, updatedAt: new Date() })) });
    let arrived = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    let runs = 0;
    const add = (first: string, second: string) =>
      transaction(async (tx) => {
        runs++;
        await tx.$executeRaw`update setting set value = to_jsonb(value::int + 1) where key = ${first}`;
        if (++arrived === 2) meet();
        await met;
        await tx.$executeRaw`update setting set value = to_jsonb(value::int + 1) where key = ${second}`;
      });
    await Promise.all([add('a', 'b'), add('b', 'a')]);
    expect(runs).toBe(3);
    expect(await query('test.values', `select value from setting where key in ('a', 'b')`)).toEqual([{ value: 2 }, { value: 2 }]);
  });

  it('runs again when two serializable transactions conflict, also through models', async () => {
    await db.setting.create({ data: { key: 'sum', value: 0, updatedAt: new Date() } });
    let arrived = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const add = () =>
      transaction(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'sum' } });
        if (++arrived === 2) meet();
        await met;
        await tx.setting.update({ where: { key: 'sum' }, data: { value: Number(value) + 1 } });
      }, 'Serializable');
    await Promise.all([add(), add()]);
    expect((await db.setting.findUniqueOrThrow({ where: { key: 'sum' } })).value).toBe(2);
  });
});

describe('connections', () => {
  it('outlives the loss of every connection at once', async () => {
    await query('test.before', 'select 1');
    await withClient(async (client) => {
      const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      await client.query(`select pg_terminate_backend(pid) ${others}`);
      // They are asked to end, and do so a little later.
      await vi.waitFor(async () => expect((await client.query(`select 1 ${others}`)).rowCount).toBe(0));
    });
    // The first use of a broken connection may fail; none after it does.
    await query('test.first', 'select 1').catch(() => undefined);
    expect(await query('test.after', 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await db.setting.count()).toBeGreaterThanOrEqual(0);
    expect(await databaseReady()).toBe(true);
  });

  it('says that it is not ready when there is no server, and needs no restart when there is one again', async () => {
    await closeDatabase();
    connectDatabase({ url: 'postgresql://nobody:nothing@127.0.0.1:1/none', poolSize: 2 });
    expect(await databaseReady()).toBe(false);
    await closeDatabase();
    connectDatabase({ url: database.url(), poolSize: 10 });
    expect(await databaseReady()).toBe(true);
    expect(await db.setting.count()).toBeGreaterThanOrEqual(0);
  });

  it('lends a connection without a limit on time', async () => {
    const timeout = await withClient((client) => client.query<{ statement_timeout: string }>('show statement_timeout'));
    expect(timeout.rows).toEqual([{ statement_timeout: '0' }]);
  });
});
