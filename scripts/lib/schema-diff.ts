import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { migrate } from '~/platform/db/index.server';
import { keepOwnObjects } from './own-objects';

const CHAR_OF_CATALOGUE = 18; // oid of "char"

type Engine = typeof import('@prisma/schema-engine-wasm');

/**
 * What the migrations lack to make what the schema files describe.
 *
 * @param url a database of a server on which a scratch database may be made
 * @returns SQL; empty when the two agree, apart from what Prisma's schema cannot say
 */
export async function missingFromMigrations(
  url: string,
  schemaDirectory = path.join('prisma', 'schema'),
  migrationsDirectory = path.join('prisma', 'migrations'),
): Promise<string> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(url);
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const scratch = new URL(url);
    scratch.pathname = `/${name}`;
    await migrate({ url: scratch.href, directory: migrationsDirectory });
    const script = await diff(scratch.href, await schemaFiles(schemaDirectory));
    return await keepOwnObjects(scratch.href, script);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function schemaFiles(directory: string): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.resolve(directory, name);
      return { path: file, content: await readFile(file, 'utf8') };
    }),
  );
}

/**
 * Asks Prisma's schema engine, its WebAssembly build, which comes from npm as a whole. It would fill
 * a "shadow" database with the migrations itself, but splits SQL at semicolons, which breaks
 * functions; so it is handed one that our own runner has filled, and an empty list of migrations.
 */
async function diff(url: string, files: { path: string; content: string }[]): Promise<string> {
  const { SchemaEngine } = await engineModule();
  const { factory, close } = catalogueReader(url);
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path: file, content }) => [file, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const filters = { externalTables: [], externalEnums: [] };
  const migrations = {
    baseDir: path.resolve('prisma', 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: [],
  };
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    });
    return result.stdout ?? '';
  } finally {
    engine.free();
    await close();
  }
}

/**
 * Prisma's adapter, taught to read the system catalogues: their columns of type "char", which it does
 * not know, reach the engine as single characters, and NUL where they are empty.
 */
function catalogueReader(url: string): { factory: SqlMigrationAwareDriverAdapterFactory; close: () => Promise<void> } {
  const characters = new WeakMap<object, number[]>();
  const pool = new pg.Pool({ connectionString: url });
  const query = pool.query.bind(pool) as (config: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const inner = new PrismaPg(
    Object.assign(pool, {
      query: async (config: pg.QueryArrayConfig) => {
        const result = await query(config);
        const columns = result.fields.flatMap((field, column) => (field.dataTypeID === CHAR_OF_CATALOGUE ? [column] : []));
        for (const column of columns) {
          (result.fields[column] as pg.FieldDef).dataTypeID = pg.types.builtins.TEXT;
          for (const row of result.rows as unknown[][]) row[column] ||= '\0';
        }
        characters.set(result.rows, columns);
        return result;
      },
    }),
  );
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await inner.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (wanted) => {
      const result = await queryRaw(wanted);
      for (const column of characters.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  const { provider, adapterName } = inner;
  return { factory: { provider, adapterName, connect, connectToShadowDb: connect }, close: () => pool.end() };
}

let loaded: Promise<Engine> | null = null;

/** The package expects a bundler that imports WebAssembly; Node has to be told by hand. Its memory is one per process. */
function engineModule(): Promise<Engine> {
  return (loaded ??= loadEngine());
}

async function loadEngine(): Promise<Engine> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const glue = path.join(path.dirname(entry), 'schema_engine_bg.js');
  const engine = (await import(glue)) as Engine & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };
  const wasm = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return engine;
}
