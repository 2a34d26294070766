import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { getMailServer } from '~/domains/brand/index.server';
import { query } from '~/platform/db/index.server';
import { greetServer, mailTroubles } from '~/platform/mail/index.server';
import { env } from '~/platform/env/index.server';
import type { Examination } from './doctor';

const GIGABYTE = 1e9;
const ANSWER_WITHIN_MS = 5000;
/** A worker takes a letter within seconds of its time; in ten minutes one that died is replaced. */
const OVERDUE_SECONDS = 600;

/** The directory of uploads and of the built-in database: writable, with room left. */
export const checkDisk: Examination = async (t) => {
  const path = env.DATA_DIR;
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.R_OK | constants.W_OK);
  } catch {
    return { state: 'bad', fact: t('cli.doctor.diskClosed', { path }), advice: t('cli.doctor.diskClosedAdvice') };
  }
  const { bavail, bsize } = await statfs(path);
  const free = (bavail * bsize) / GIGABYTE;
  const fact = t('cli.doctor.diskFree', { path, gigabytes: Math.floor(free * 10) / 10 });
  if (free < 0.5) return { state: 'bad', fact, advice: t('cli.doctor.diskAdvice') };
  return free < 2 ? { state: 'warning', fact, advice: t('cli.doctor.diskAdvice') } : { state: 'good', fact };
};

/** Whether the mail server lets this program in; without one, letters wait in the outbox. */
export const checkMail: Examination = async (t) => {
  const stored = await getMailServer().catch(() => ({ smtpUrl: null })); // before the first migration there are no settings
  const url = env.SMTP_URL ?? stored.smtpUrl;
  if (!url) return { state: 'warning', fact: t('cli.doctor.mailNone'), advice: t('cli.doctor.mailNoneAdvice') };
  const host = new URL(url).host;
  const { ok, answer } = await greetServer(url, ANSWER_WITHIN_MS);
  if (ok) return { state: 'good', fact: t('cli.doctor.mailGood', { host }) };
  return { state: 'bad', fact: t('cli.doctor.mailRefused', { host, answer }), advice: t('cli.doctor.mailAdvice') };
};

/** Whether letters leave: none overdue for long, none given up. */
export const checkOutbox: Examination = async (t) => {
  const { waiting, oldestSeconds, givenUp, refused } = await mailTroubles();
  if (oldestSeconds > OVERDUE_SECONDS) {
    return { state: 'bad', fact: t('cli.doctor.outboxStuck', { waiting, minutes: Math.round(oldestSeconds / 60) }), advice: t('cli.doctor.outboxStuckAdvice') };
  }
  if (givenUp > 0) return { state: 'warning', fact: t('cli.doctor.outboxGivenUp', { count: givenUp }), advice: t('cli.doctor.outboxGivenUpAdvice') };
  return { state: 'good', fact: t('cli.doctor.outboxGood', { waiting, refused }) };
};

/** Search in PostgreSQL always; Meilisearch where it is configured. */
export const checkSearch: Examination = async (t) => {
  const [row] = await query<{ found: boolean }>(
    'doctor.search',
    "select exists (select from pg_ts_config where cfgname = 'parvis') as found",
  );
  if (!row?.found) return { state: 'bad', fact: t('cli.doctor.searchMissing'), advice: t('cli.doctor.migrationsAdvice') };
  if (!env.MEILI_URL) return { state: 'good', fact: t('cli.doctor.searchPostgres') };
  const host = new URL(env.MEILI_URL).host;
  try {
    const answer = await fetch(new URL('/health', env.MEILI_URL), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (answer.ok) return { state: 'good', fact: t('cli.doctor.searchMeili', { host }) };
    return { state: 'warning', fact: t('cli.doctor.searchRefused', { host, answer: answer.status }), advice: t('cli.doctor.searchAdvice') };
  } catch (error) {
    return { state: 'warning', fact: t('cli.doctor.searchRefused', { host, answer: (error as Error).message }), advice: t('cli.doctor.searchAdvice') };
  }
};
