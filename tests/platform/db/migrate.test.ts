import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '~/platform/clock';
import { migrate, migrationStatus } from '~/platform/db/index.server';
import { checkServer } from '~/platform/db/requirements.server';
import { testServer } from '../../setup/database';
import { ask } from './run-program';

let directory = '';
let url = '';
let name = '';

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'parvis-migrations-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  name = `migrate_${newId()}`;
  await ask(testServer(), `create database ${name}`);
  const address = new URL(testServer());
  address.pathname = `/${name}`;
  url = address.href;
});
afterEach(async () => {
  await ask(testServer(), `drop database ${name} with (force)`);
  await rm(directory, { recursive: true, force: true });
});

async function put(migration: string, sql: string): Promise<void> {
  await mkdir(path.join(directory, migration), { recursive: true });
  await writeFile(path.join(directory, migration, 'migration.sql'), sql);
}

const tables = async () =>
  (await ask<{ t: string }>(url, `select tablename as t from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1`)).map((row) => row.t);

describe('migrate', () => {
  it('applies what is new, in order, once', async () => {
    await put('2_more', 'alter table a add column m int;');
    await put('1_first', 'create table a (n int);');
    expect(await migrationStatus({ url, directory })).toEqual([
      { name: '1_first', state: 'pending' },
      { name: '2_more', state: 'pending' },
    ]);
    const notes: string[] = [];
    expect(await migrate({ url, directory, note: (line) => notes.push(line) })).toEqual(['1_first', '2_more']);
    expect(notes).toHaveLength(2);
    expect(await migrate({ url, directory })).toEqual([]);
    expect(await migrationStatus({ url, directory })).toEqual([
      { name: '1_first', state: 'applied' },
      { name: '2_more', state: 'applied' },
    ]);
  });

  it('writes a history that Prisma reads: SHA-256 of the file, finished, one step', async () => {
    await put('1_first', 'select 1;');
    await migrate({ url, directory });
    expect(
      await ask(url, 'select migration_name, checksum, finished_at is not null as finished, rolled_back_at, applied_steps_count as steps from _prisma_migrations'),
    ).toEqual([
      {
        migration_name: '1_first',
        checksum: '354b7196c9ba5fb4b21cf615bb6ec4cd5c07503c34229feef033fc081a8c03f4',
        finished: true,
        rolled_back_at: null,
        steps: 1,
      },
    ]);
  });

  it('waits for another process that migrates at the same moment', async () => {
    await put('1_first', 'create table a (n int); select pg_sleep(0.2);');
    const applied = await Promise.all([1, 2, 3].map(() => migrate({ url, directory })));
    expect(applied.flat()).toEqual(['1_first']);
  });

  it('leaves nothing half done when a migration fails, and goes on when it was mended', async () => {
    await put('1_first', 'create table a (n int);');
    await put('2_broken', 'create table b (n int); create table oops (;');
    await expect(migrate({ url, directory })).rejects.toThrow(/2_broken failed and was rolled back/);
    expect(await tables()).toEqual(['a']);
    await put('2_broken', 'create table b (n int);');
    expect(await migrate({ url, directory })).toEqual(['2_broken']);
    expect(await tables()).toEqual(['a', 'b']);
  });

  it('leaves nothing half done when it is cut off after any step, and a new run completes it', async () => {
    const cut = (step: number) => `do $$ begin
      if nextval('cuts') = ${step} then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if;
    end $$;`;
    await put('1_first', 'create sequence cuts;');
    await put('2_steps', ['a', 'b', 'c'].map((table, n) => `${cut(n === 0 ? 1 : n === 1 ? 3 : 6)} create table ${table} (n int);`).join('\n'));
    for (let run = 1; run <= 3; run++) {
      await expect(migrate({ url, directory })).rejects.toThrow(/2_steps/);
      expect(await tables()).toEqual([]);
      expect((await migrationStatus({ url, directory })).map((one) => one.state)).toEqual(['applied', 'pending']);
    }
    expect(await migrate({ url, directory })).toEqual(['2_steps']);
    expect(await tables()).toEqual(['a', 'b', 'c']);
  });

  it('refuses a database that is newer than the code', async () => {
    await put('1_first', 'select 1;');
    await put('2_later', 'select 2;');
    await migrate({ url, directory });
    await rm(path.join(directory, '2_later'), { recursive: true });
    await expect(migrate({ url, directory })).rejects.toThrow(/newer than this Parvis.*2_later/);
  });

  it('refuses to go on when an applied migration was edited', async () => {
    await put('1_first', 'select 1;');
    await migrate({ url, directory });
    await put('1_first', 'select 2;');
    await put('2_later', 'create table a (n int);');
    await expect(migrate({ url, directory })).rejects.toThrow(/edited.*1_first/);
    expect(await tables()).toEqual([]);
  });

  it('refuses to go on after another tool stopped half-way, until that was settled', async () => {
    await put('1_first', 'select 1;');
    await migrate({ url, directory });
    await ask(url, 'update _prisma_migrations set finished_at = null');
    await expect(migrate({ url, directory })).rejects.toThrow(/1_first/);
    await ask(url, 'update _prisma_migrations set rolled_back_at = now()');
    expect(await migrate({ url, directory })).toEqual(['1_first']);
  });
});

describe('what the server must have', () => {
  it('is created where the role may', async () => {
    await put('1_first', `create table a as select unaccent('é') as plain;`);
    await migrate({ url, directory });
    expect(await ask(url, 'select plain from a')).toEqual([{ plain: 'e' }]);
  });

  it('is named, with what an administrator has to run, where the role may not', async () => {
    const role = `guest_${newId()}`;
    await put('1_first', 'select 1;');
    await ask(url, `create role ${role} login password 'guest'`);
    const guest = new URL(url);
    guest.username = role;
    guest.password = 'guest';
    try {
      const attempt = migrate({ url: guest.href, directory });
      await expect(attempt).rejects.toThrow('CREATE EXTENSION "unaccent";');
      await expect(attempt).rejects.toThrow('CREATE EXTENSION "pg_trgm";');
    } finally {
      await ask(url, `drop role ${role}`);
    }
  });

  it('is no superuser: a role that owns its database and nothing else carries all migrations', async () => {
    const role = `owner_${newId()}`;
    await ask(url, `create role ${role} login nosuperuser nocreatedb nocreaterole password 'owner'`);
    await ask(url, `alter database ${name} owner to ${role}`);
    const owner = new URL(url);
    owner.username = role;
    owner.password = 'owner';
    try {
      await migrate({ url: owner.href });
      expect((await migrationStatus({ url: owner.href })).every(({ state }) => state === 'applied')).toBe(true);
      expect(await ask(owner.href, `select relpersistence::text as kept, pg_get_userbyid(relowner)::text as owner from pg_class where oid = 'rate_limit'::regclass`)).toEqual([
        { kept: 'u', owner: role },
      ]);
      await ask(owner.href, `insert into rate_limit (key, points) values ('k', 1) on conflict (key) do update set points = rate_limit.points + 1`);
    } finally {
      await ask(url, `alter database ${name} owner to current_user`);
      await ask(url, `drop owned by ${role}`);
      await ask(url, `drop role ${role}`);
    }
  });

  it('is PostgreSQL 14 and UTF-8', async () => {
    const server = (number: string, encoding: string) =>
      ({ query: async () => ({ rows: [{ number, version: '13.9', encoding }] }) }) as unknown as Parameters<typeof checkServer>[0];
    await expect(checkServer(server('130009', 'UTF8'))).rejects.toThrow(/needs PostgreSQL 14 or newer.*13\.9/);
    await expect(checkServer(server('140000', 'SQL_ASCII'))).rejects.toThrow(/UTF-8/);
    await expect(checkServer(server('140000', 'UTF8'))).resolves.toBeUndefined();
  });
});
