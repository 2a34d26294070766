import pg from 'pg';

/**
 * Removes from a migration script what would undo objects that were written by hand because Prisma's
 * schema cannot describe them: generated columns, indexes that are partial, over expressions or with
 * their own operator classes or orders of letters, and defaults that PostgreSQL merely spells
 * differently.
 *
 * @param url a scratch database to which all migrations were applied and the script was not
 * @param script statements as Prisma's engine writes them: one block each, with a comment above
 */
export async function keepOwnObjects(url: string, script: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const own = await ownObjects(client);
    const kept: string[] = [];
    for (const block of script.split(/\n{2,}/)) {
      const left = await filterBlock(client, block.trim(), own);
      if (left) kept.push(left);
    }
    return kept.length ? `${kept.join('\n\n')}\n` : '';
  } finally {
    await client.end();
  }
}

type Own = { indexes: Set<string>; columns: Set<string> };

async function ownObjects(client: pg.Client): Promise<Own> {
  const indexes = await client.query<{ name: string }>(
    `select i.indexrelid::regclass::text as name
       from pg_index i
       join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      where i.indpred is not null or i.indexprs is not null or i.indnkeyatts <> i.indnatts
         or exists (select 1 from pg_attribute a
                     where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attgenerated <> '')
         or exists (select 1 from unnest(i.indclass) with ordinality k (class, n)
                     join pg_opclass o on o.oid = k.class where not o.opcdefault)
         or exists (select 1 from unnest(i.indkey, i.indcollation) k (attnum, letters)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                    where a.attcollation <> k.letters)`,
  );
  const columns = await client.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace
      where a.attgenerated <> ''`,
  );
  return {
    indexes: new Set(indexes.rows.map((row) => row.name.replaceAll('"', ''))),
    columns: new Set(columns.rows.map((row) => row.name)),
  };
}

async function filterBlock(client: pg.Client, block: string, own: Own): Promise<string> {
  const index = /^DROP INDEX "([^"]+)";$/m.exec(block)?.[1];
  if (index !== undefined) return own.indexes.has(index) ? '' : block;

  const alter = /^ALTER TABLE "([^"]+)" ([\s\S]*);$/m.exec(block);
  const [, table, clauses] = alter ?? [];
  if (table === undefined || clauses === undefined) return block;
  const kept: string[] = [];
  for (const clause of clauses.split(',\n')) {
    if (!(await isNothing(client, table, clause.trim(), own))) kept.push(clause);
  }
  if (kept.length === 0) return '';
  return kept.length === clauses.split(',\n').length
    ? block
    : `${block.slice(0, alter?.index)}ALTER TABLE "${table}" ${kept.join(',\n')};`;
}

/** Whether a clause of ALTER TABLE undoes a generated column, or sets the default that is there already. */
async function isNothing(client: pg.Client, table: string, clause: string, own: Own): Promise<boolean> {
  const [, column] = /^(?:DROP COLUMN|ALTER COLUMN) +"([^"]+)"/.exec(clause) ?? [];
  if (column === undefined) return false;
  if (own.columns.has(`${table}.${column}`)) return /^DROP COLUMN|DROP DEFAULT$/.test(clause);
  if (!/^ALTER COLUMN +"[^"]+" SET DEFAULT /.test(clause)) return false;
  const before = await defaultOf(client, table, column);
  await client.query('begin');
  try {
    await client.query(`ALTER TABLE "${table}" ${clause}`);
    return (await defaultOf(client, table, column)) === before;
  } finally {
    await client.query('rollback');
  }
}

async function defaultOf(client: pg.Client, table: string, column: string): Promise<string | null> {
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_expr(d.adbin, d.adrelid) as text
       from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
      where d.adrelid = $1::regclass and a.attname = $2`,
    [`"${table}"`, column],
  );
  return rows[0]?.text ?? null;
}
