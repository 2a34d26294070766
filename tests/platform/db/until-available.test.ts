import { describe, expect, it } from 'vitest';
import { closeDatabase, connectDatabase, query, untilAvailable } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('untilAvailable', () => {
  it('waits for a database that is away', async () => {
    await closeDatabase();
    connectDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none', poolSize: 1 });
    let tries = 0;
    const asked = untilAvailable(async () => {
      if (++tries === 3) {
        await closeDatabase();
        connectDatabase({ url: database.url(), poolSize: 10 });
      }
      return query('test.there', 'select 1 as there');
    });
    expect(await asked).toEqual([{ there: 1 }]);
    expect(tries).toBe(3);
  });

  it('passes on every other error at once', async () => {
    let tries = 0;
    const asked = untilAvailable(() => {
      tries += 1;
      return query('test.wrong', 'select nothing from nowhere');
    });
    await expect(asked).rejects.toMatchObject({ code: '42P01' });
    expect(tries).toBe(1);
  });
});
