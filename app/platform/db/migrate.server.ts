import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { newClient } from './pool.server';
import { DatabaseProblem } from './problem';
import { checkServer, ensureExtensions } from './requirements.server';

/** The number that Prisma's own tool locks, so that the two never migrate at once. */
const MIGRATION_LOCK = 72_707_369;
const HISTORY = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`;

export type Migration = { name: string; sql: string; checksum: string };
export type MigrationState = {
  name: string;
  /** `changed`: applied, but the file was edited since. `unknown`: applied by a newer Parvis. */
  state: 'applied' | 'pending' | 'changed' | 'unknown' | 'unfinished';
};

export type MigrateOptions = {
  url: string;
  /** Defaults to `prisma/migrations` under the working directory. */
  directory?: string;
  /** Told about each migration, before it runs. */
  note?: (line: string) => void;
};

/**
 * Brings the database to the form this code needs. Each migration is one transaction together with
 * its entry in the history: after a crash it is there as a whole or not at all. Processes that start
 * together wait for each other.
 *
 * @returns names of the migrations that were applied now
 * @throws DatabaseProblem when the server is too old or lacks an extension, the database is newer
 *   than the code, or an applied migration was edited
 */
export async function migrate({ url, directory, note }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(directory);
  return withConnection(url, async (client) => {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureExtensions(client);
    await client.query(HISTORY);
    const states = compare(migrations, await readHistory(client));
    refuse(states);
    const pending = migrations.filter(({ name }) => states.some((one) => one.name === name && one.state === 'pending'));
    for (const migration of pending) {
      note?.(`Migrating the database: ${migration.name}`);
      await apply(client, migration);
    }
    return pending.map(({ name }) => name);
  });
}

/** How the database stands to the migrations of this code, oldest first. Changes nothing. */
export async function migrationStatus({ url, directory }: MigrateOptions): Promise<MigrationState[]> {
  const migrations = await readMigrations(directory);
  return withConnection(url, async (client) => compare(migrations, await readHistory(client)));
}

/** The migrations of a directory, in the order of their names. */
export async function readMigrations(directory = path.resolve('prisma', 'migrations')): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

type Entry = { migration_name: string; checksum: string; finished_at: Date | null };

async function readHistory(client: pg.Client): Promise<Entry[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('"_prisma_migrations"') is not null as there`,
  );
  if (!tables[0]?.there) return [];
  const { rows } = await client.query<Entry>(
    `select migration_name, checksum, finished_at from "_prisma_migrations"
     where rolled_back_at is null order by started_at, migration_name`,
  );
  return rows;
}

function compare(migrations: Migration[], history: Entry[]): MigrationState[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const applied = new Map(history.map((entry) => [entry.migration_name, entry]));
  const unknown = history.filter((entry) => !known.has(entry.migration_name));
  return [
    ...migrations.map(({ name, checksum }): MigrationState => {
      const entry = applied.get(name);
      if (!entry) return { name, state: 'pending' };
      if (!entry.finished_at) return { name, state: 'unfinished' };
      return { name, state: entry.checksum === checksum ? 'applied' : 'changed' };
    }),
    ...unknown.map((entry): MigrationState => ({ name: entry.migration_name, state: 'unknown' })),
  ];
}

function refuse(states: MigrationState[]): void {
  const named = (state: MigrationState['state']) =>
    states
      .filter((one) => one.state === state)
      .map((one) => one.name)
      .join(', ');
  if (named('unknown')) {
    throw new DatabaseProblem(
      `The database is newer than this Parvis: it has had ${named('unknown')}. Start the newer Parvis, or restore a backup from before.`,
    );
  }
  if (named('changed')) {
    throw new DatabaseProblem(
      `These migrations were edited after the database had them: ${named('changed')}. Bring back the original files; ` +
        'in development, remove DATA_DIR to begin anew.',
    );
  }
  if (named('unfinished')) {
    throw new DatabaseProblem(
      `Another tool began these migrations and did not end them: ${named('unfinished')}. ` +
        'Restore a backup, or mend the database and mark them with `prisma migrate resolve`.',
    );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query(
      `insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // the connection may be what failed
    throw new Error(`Migration ${migration.name} failed and was rolled back: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function withConnection<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = newClient({ url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}
