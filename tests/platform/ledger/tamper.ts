import pg from 'pg';

const TABLES = ['ledger_entry', 'ledger_detail', 'ledger_head', 'ledger_root', 'ledger_slip'];

/** What somebody can do who owns the database: change the ledger with its triggers switched off, and put it back. */
export type Tamperer = {
  /** Runs statements; answers how many rows the last one touched. */
  run(sql: string, values?: unknown[]): Promise<number>;
  keep(): Promise<void>;
  putBack(): Promise<void>;
  close(): Promise<void>;
};

export async function openTamperer(url: string): Promise<Tamperer> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`SET session_replication_role = replica`);
  return {
    async run(sql, values) {
      return (await client.query(sql, values)).rowCount ?? 0;
    },
    async keep() {
      for (const table of TABLES) await client.query(`DROP TABLE IF EXISTS kept_${table}; CREATE TABLE kept_${table} AS TABLE ${table}`);
    },
    async putBack() {
      await client.query(['BEGIN', ...TABLES.map((table) => `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`), 'COMMIT'].join('; '));
    },
    close: () => client.end(),
  };
}

/** Changes of one byte (or one unit, where a value is no text) of a column, by its type. `n` chooses which byte, `by` how. */
export const COLUMNS: readonly { table: string; key: string; column: string; change: (n: number, by: number) => string }[] = [
  ...['place', 'seq'].map((column) => ({ table: 'ledger_entry', key: 'place', column, change: number(column) })),
  { table: 'ledger_entry', key: 'place', column: 'at', change: (_n, by) => `at + interval '${by} milliseconds'` },
  ...['act', 'actor_role', 'target_kind', 'target_id', 'rule'].map((column) => ({ table: 'ledger_entry', key: 'place', column, change: letter(column) })),
  ...['actor', 'matter', 'previous', 'hash'].map((column) => ({ table: 'ledger_entry', key: 'place', column, change: byte(column) })),
  { table: 'ledger_detail', key: 'place', column: 'place', change: (_n, by) => `place + ${by} * 1000` },
  { table: 'ledger_detail', key: 'place', column: 'member_id', change: letter('member_id') },
  { table: 'ledger_detail', key: 'place', column: 'salt', change: byte('salt') },
  { table: 'ledger_detail', key: 'place', column: 'content', change: letter('content') },
  { table: 'ledger_detail', key: 'place', column: 'erased_by', change: (_n, by) => `coalesce(erased_by, 0) + ${by}` },
  { table: 'ledger_head', key: 'id', column: 'id', change: number('id') },
  { table: 'ledger_head', key: 'id', column: 'place', change: number('place') },
  { table: 'ledger_head', key: 'id', column: 'hash', change: byte('hash') },
  { table: 'ledger_head', key: 'id', column: 'at', change: (_n, by) => `at + interval '${by} milliseconds'` },
  { table: 'ledger_root', key: 'day', column: 'day', change: (_n, by) => `day + ${by}` },
  { table: 'ledger_root', key: 'day', column: 'place', change: number('place') },
  { table: 'ledger_root', key: 'day', column: 'hash', change: byte('hash') },
];

function number(column: string) {
  return (_n: number, by: number): string => `${column} + ${by}`;
}

function byte(column: string) {
  return (n: number, by: number): string =>
    `CASE WHEN ${column} IS NULL THEN 'x'::bytea ELSE set_byte(${column}, ${n} % length(${column}), (get_byte(${column}, ${n} % length(${column})) + ${by} + 256) % 256) END`;
}

/** Another letter at some place; nothing becomes something. */
function letter(column: string) {
  return (n: number, by: number): string =>
    `CASE WHEN ${column} IS NULL THEN 'x' ELSE overlay(${column} placing chr(33 + (ascii(substr(${column}, 1 + ${n} % length(${column}), 1)) - 33 + ${by} + 90) % 90)
       from 1 + ${n} % length(${column}) for 1) END`;
}
