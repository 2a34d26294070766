import type pg from 'pg';
import { DatabaseProblem } from './problem';

const OLDEST = 14;
/** `unaccent`: accents do not matter in search. `pg_trgm`: similar titles and misspelt words. */
const EXTENSIONS = ['unaccent', 'pg_trgm'];

/**
 * Checks that the server can carry Parvis at all.
 *
 * @throws DatabaseProblem when it is older than PostgreSQL 14 or the database is not in UTF-8
 */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const [server] = rows;
  if (!server) throw new Error('The server does not say its version.');
  if (Math.floor(Number(server.number) / 10_000) < OLDEST) {
    throw new DatabaseProblem(`Parvis needs PostgreSQL ${OLDEST} or newer; DATABASE_URL leads to ${server.version}.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new DatabaseProblem(
      `The database must be in UTF-8, and is in ${server.encoding}. Make one with: CREATE DATABASE parvis ENCODING 'UTF8' TEMPLATE template0;`,
    );
  }
}

/**
 * Creates the extensions that search needs, where they are missing.
 *
 * @throws DatabaseProblem with the statements that an administrator has to run, when this role may not
 */
export async function ensureExtensions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ extname: string }>('select extname from pg_extension');
  const refused: { name: string; reason: string }[] = [];
  for (const name of EXTENSIONS.filter((extension) => !rows.some((row) => row.extname === extension))) {
    try {
      await client.query(`create extension if not exists "${name}"`);
    } catch (error) {
      refused.push({ name, reason: (error as Error).message });
    }
  }
  if (refused.length === 0) return;
  throw new DatabaseProblem(
    [
      'The database lacks extensions, and this role could not create them:',
      ...refused.map(({ name, reason }) => `  - ${name}: ${reason}`),
      'Ask its administrator to install them (they are part of PostgreSQL, often in a package "contrib") and to run in this database:',
      ...refused.map(({ name }) => `  CREATE EXTENSION "${name}";`),
    ].join('\n'),
  );
}
