import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFromMigrations } from '../../../scripts/lib/schema-diff';
import { testServer } from '../../setup/database';

describe('the schema files and the migrations', () => {
  it('agree', async () => {
    expect(await missingFromMigrations(testServer())).toBe('');
  });
});

describe('missingFromMigrations', () => {
  let directory = '';
  const SCHEMA = `
    datasource db {
      provider = "postgresql"
    }
    model Note {
      id    String  @id
      slot  String?
      title String
      tx    BigInt  @default(dbgenerated("(pg_current_xact_id()::text)::bigint"))
      @@map("note")
    }`;
  const TABLE = `create table note (id text not null, slot text, title text not null,
    tx bigint not null default (pg_current_xact_id()::text)::bigint, constraint note_pkey primary key (id));`;

  const missing = async (schema: string, sql: string) => {
    const [schemas, migrations] = [path.join(directory, 'schema'), path.join(directory, 'migrations')];
    await mkdir(schemas, { recursive: true });
    await mkdir(path.join(migrations, '20200101000000_first'), { recursive: true });
    await writeFile(path.join(schemas, 'note.prisma'), schema);
    await writeFile(path.join(migrations, '20200101000000_first', 'migration.sql'), sql);
    return missingFromMigrations(testServer(), schemas, migrations);
  };

  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'parvis-schema-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('names what is missing', async () => {
    expect(await missing(SCHEMA, TABLE.replace('slot text,', ''))).toMatch(/ADD COLUMN +"slot" TEXT/);
    expect(await missing(SCHEMA, `${TABLE} create index note_slot_idx on note (slot);`)).toContain('DROP INDEX "note_slot_idx"');
    expect(await missing(SCHEMA, TABLE.replace(/default [^,]+,/, 'default 5,'))).toContain('SET DEFAULT');
  });

  it('leaves alone what was written by hand because the schema cannot say it', async () => {
    const byHand = `
      create function plain(words text) returns text immutable language plpgsql as $$ begin return lower(words); end; $$;
      create unique index note_one_slot on note (slot) where slot is not null;
      create index note_plain on note (plain(title));
      create index note_like on note using gin (title gin_trgm_ops);
      create index note_sorted on note (title collate "C");
      alter table note add column found tsvector generated always as (to_tsvector('simple', title)) stored;
      create index note_found on note using gin (found);
      alter table note add constraint title_short check (length(title) < 200);`;
    expect(await missing(SCHEMA, TABLE + byHand)).toBe('');
  });

  it('leaves alone generated columns that the schema mentions without saying how they are made', async () => {
    const schema = SCHEMA.replace('@@map', 'found Unsupported("tsvector")?\n      @@map');
    const generated = `alter table note add column found tsvector generated always as (to_tsvector('simple', title)) stored;`;
    expect(await missing(schema, TABLE + generated)).toBe('');
  });
});
