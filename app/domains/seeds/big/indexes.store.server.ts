import type pg from 'pg';

/**
 * Runs `fn` while the tables have neither secondary indexes nor foreign keys, and makes them again: an
 * index over full tables takes a fraction of the time that keeping it up row by row does. To be called in
 * a transaction, so that nothing is missing however it ends.
 *
 * @param onMade told how many of how many are made again
 */
export async function withoutIndexes(
  client: pg.Client,
  tables: readonly string[],
  fn: () => Promise<void>,
  onMade: (done: number, total: number) => void,
): Promise<void> {
  const keys = await client.query<{ owner: string; name: string; definition: string }>(
    `select conrelid::regclass::text as owner, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    [tables],
  );
  const indexes = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid = any($1::regclass[])
        and not exists (select from pg_constraint c where c.conindid = indexrelid)`,
    [tables],
  );
  for (const { owner, name } of keys.rows) await client.query(`alter table ${owner} drop constraint ${name}`);
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  await fn();
  const again = [
    ...indexes.rows.map(({ definition }) => definition),
    ...keys.rows.map(({ owner, name, definition }) => `alter table ${owner} add constraint ${name} ${definition}`),
  ];
  for (const [done, statement] of again.entries()) {
    onMade(done, again.length);
    await client.query(statement);
  }
  onMade(again.length, again.length);
}
