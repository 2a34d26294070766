import { afterAll, describe, expect, it } from 'vitest';
import { closeDatabase, connectDatabase, db, isUnavailable, isUniqueViolation, query, transaction } from '~/platform/db/index.server';
import { sqlState } from '~/platform/db/sql-errors';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const failure = async (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

describe('what an error says', () => {
  it('is the same whichever way the statement went', async () => {
    const row = { key: 'twice', value: 1, updatedAt: new Date() };
    await db.setting.create({ data: row });
    const ways = [
      () => db.setting.create({ data: row }),
      () => db.$executeRaw`insert into setting (key, value, updated_at) values ('twice', '1', now())`,
      () => transaction((tx) => tx.setting.create({ data: row })),
      () => query('test.twice', `insert into setting (key, value, updated_at) values ('twice', '1', now())`),
    ];
    for (const way of ways) {
      const error = await failure(way());
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUnavailable(error)).toBe(false);
    }
  });

  it('is not made up for errors from elsewhere', () => {
    for (const error of [new Error('x'), Object.assign(new Error('x'), { code: 'EPIPE' }), { code: 'P1001' }, null, 'x', { code: 5 }]) {
      expect(sqlState(error)).toBeNull();
    }
    expect(isUniqueViolation(new Error('duplicate'))).toBe(false);
    expect(isUnavailable(new Error('duplicate'))).toBe(false);
  });
});

describe('isUnavailable', () => {
  afterAll(() => connectDatabase({ url: database.url(), poolSize: 2 }));

  it('knows a server that is not there, whichever way the statement went', async () => {
    await closeDatabase();
    connectDatabase({ url: 'postgresql://nobody:nothing@127.0.0.1:1/none', poolSize: 2 });
    for (const way of [() => db.setting.count(), () => transaction((tx) => tx.setting.count()), () => query('test.away', 'select 1')]) {
      expect(isUnavailable(await failure(way()))).toBe(true);
    }
    await closeDatabase();
  });

  it('knows a server that ends a connection', async () => {
    connectDatabase({ url: database.url(), poolSize: 2 });
    const end = 'select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)';
    expect(isUnavailable(await failure(query('test.end', end)))).toBe(true);
    expect(isUnavailable(await failure(db.$queryRawUnsafe(end)))).toBe(true);
    await closeDatabase();
  });
});
