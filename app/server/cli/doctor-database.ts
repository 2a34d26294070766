import { renderingProgress } from '~/domains/threads/index.server';
import { databaseUrl, migrationStatus, query } from '~/platform/db/index.server';
import type { Examination } from './doctor';

/** Sessions, links and limits are compared across the two clocks. */
const CLOCKS_APART_MS = 5000;
const NEEDED = ['unaccent', 'pg_trgm'];

/** The server, its extensions, and how long it takes to answer. */
export const checkDatabase: Examination = async (t) => {
  const started = performance.now();
  const [server] = await query<{ version: string; size: string; extensions: string[] }>(
    'doctor.database',
    `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
            array(select extname::text from pg_extension) as extensions`,
  );
  if (!server) throw new Error('no answer');
  const missing = NEEDED.filter((name) => !server.extensions.includes(name));
  const facts = { version: server.version, size: server.size, ms: Math.round(performance.now() - started) };
  if (missing.length === 0) return { state: 'good', fact: t('cli.doctor.databaseGood', facts) };
  return {
    state: 'bad',
    fact: t('cli.doctor.extensionsMissing', { names: missing.join(', ') }),
    advice: t('cli.doctor.extensionsAdvice', { sql: missing.map((name) => `CREATE EXTENSION ${name};`).join(' ') }),
  };
};

/** Whether the database has the form that this version needs. */
export const checkMigrations: Examination = async (t) => {
  const states = await migrationStatus({ url: databaseUrl() });
  const names = (state: string) => states.filter((one) => one.state === state).map((one) => one.name);
  const wrong = [...names('changed'), ...names('unknown'), ...names('unfinished')];
  if (wrong.length > 0) {
    return { state: 'bad', fact: t('cli.doctor.migrationsWrong', { names: wrong.join(', ') }), advice: t('cli.doctor.migrationsWrongAdvice') };
  }
  const pending = names('pending');
  if (pending.length > 0) {
    return { state: 'warning', fact: t('cli.doctor.migrationsPending', { count: pending.length }), advice: t('cli.doctor.migrationsAdvice') };
  }
  return { state: 'good', fact: t('cli.doctor.migrationsGood', { count: states.length }) };
};

/** The clock of this machine against that of the database. */
export const checkClock: Examination = async (t) => {
  const before = Date.now();
  const [row] = await query<{ now: Date }>('doctor.clock', 'select clock_timestamp() as now');
  const here = (before + Date.now()) / 2;
  const apart = Math.abs((row?.now.getTime() ?? 0) - here);
  const fact = t('cli.doctor.clockApart', { seconds: Math.round(apart / 100) / 10 });
  return apart > CLOCKS_APART_MS ? { state: 'bad', fact, advice: t('cli.doctor.clockAdvice') } : { state: 'good', fact };
};

/** Whether the stored HTML is what this version makes of the texts. */
export const checkTexts: Examination = async (t) => {
  const states = await migrationStatus({ url: databaseUrl() });
  if (states.some((one) => one.state === 'pending')) return { state: 'warning', fact: t('cli.doctor.textsLater') };
  const { waiting, total } = await renderingProgress();
  if (waiting === 0) return { state: 'good', fact: t('cli.doctor.textsGood', { total }) };
  return { state: 'warning', fact: t('cli.doctor.textsWaiting', { done: total - waiting, total }), advice: t('cli.doctor.textsAdvice') };
};
