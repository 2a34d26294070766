import { expect, it } from 'vitest';
import { withClient } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';

useDatabase();

/** A parallel worker takes over every setting; one that cannot be read back would end each large query and index. */
it('lets large work run in parallel', async () => {
  await withClient(async (client) => {
    await client.query('create table large as select i as number from generate_series(1, 100000) i');
    await client.query('alter table large set (parallel_workers = 2)');
    await client.query('create index large_number on large (number)');
    const { rows } = await client.query<{ config: string }>("select current_setting('default_text_search_config')::regconfig::text as config");
    expect(rows[0]?.config).toBeTruthy();
  });
});
