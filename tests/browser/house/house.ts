import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test, type BrowserContext } from 'playwright/test';
import { databaseOn, onServer } from '../../setup/postgres';
import { SERVER_VARIABLE, templateOf } from './global-setup';
import { startSite, type Site } from './site';

export interface HouseOptions {
  /** `demo` runs as the demonstration, `empty` as production at its very first start. */
  world: 'demo' | 'empty';
  /** Further configuration of the program. */
  env?: Record<string, string>;
}

/** A letter that the program sent, or would have sent. */
export interface Letter {
  subject: string;
  text: string;
  /** The first link of it. */
  link: string;
  /** The six digits, when there are some. */
  code: string;
}

/** The program with a database and files of its own, for one file of specs. */
export interface House {
  readonly url: string;
  /** The links that the terminal shows: `setup`, or one for each role of the demonstration. */
  readonly links: Record<'setup' | 'member' | 'moderator' | 'manager' | 'owner', string>;
  /** Asks the database. */
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The latest letter to an address, once it has been written; digests come by the hour of the day, and are not meant. */
  letterTo(address: string, after?: Date): Promise<Letter>;
  /** Has the program do work now that waits for its hour. */
  doNow(work: 'notifications.mail' | 'notifications.digest'): Promise<void>;
  /** Has what was decided become final at once, and waits until all whom it concerns are told. */
  settled(): Promise<void>;
  /** Takes away what the demonstration has in the review queue, and what was decided there: for tests that fill it themselves. */
  emptyQueue(): Promise<void>;
  /** Ends the program and starts it again, at the same address. */
  restart(): Promise<void>;
  /** Gives the browser a session of a member, as a sign-in would; the member then reads the language given. */
  signIn(context: BrowserContext, username: string, language?: 'en' | 'fr'): Promise<void>;
}

/**
 * Starts the program for the file that calls this at its top level, on a copy of a world, and ends it
 * afterwards. All tests of the file share it.
 */
export function openHouse({ world, env }: HouseOptions): House {
  const name = `parvis_house_${randomBytes(6).toString('hex')}`;
  let site: Site;
  let pool: pg.Pool;
  let dataDir: string;

  const start = (port?: number): Promise<Site> => {
    const databaseUrl = databaseOn(process.env[SERVER_VARIABLE] ?? '', name);
    return startSite({ mode: world === 'demo' ? 'demo' : 'production', databaseUrl, dataDir, env, port });
  };

  test.beforeAll(async () => {
    const server = process.env[SERVER_VARIABLE] ?? '';
    await onServer(server, `create database ${name} template ${templateOf(world)}`);
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'parvis-house-'));
    pool = new pg.Pool({ connectionString: databaseOn(server, name), max: 2 });
    // The database is dropped at the end, perhaps before the last connection has hung up.
    pool.on('error', () => undefined);
    site = await start();
  });

  test.afterAll(async () => {
    const lost = site.ended();
    await site.stop();
    await pool.end();
    await onServer(process.env[SERVER_VARIABLE] ?? '', `drop database ${name} with (force)`);
    await rm(dataDir, { recursive: true, force: true });
    expect(lost, `the program ended by itself:\n${site.printed().slice(-4000)}`).toBe(false);
    expect(bugsIn(site.printed()), 'errors in the log').toEqual([]);
  });

  const query = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await pool.query(sql, values)).rows as Row[];
  return {
    get url() {
      return site.url;
    },
    get links() {
      return linksIn(site.printed());
    },
    query,
    async doNow(work) {
      await query(`with made as (insert into pgboss.job (name, data) values ($1, '{}')) select pg_notify('parvis_job', $1)`, [work]);
    },
    async settled() {
      await query('update decision set final_at = now() where told_at is null and undone_at is null');
      await expect(async () => expect(await query('select 1 from decision where told_at is null and undone_at is null')).toEqual([])).toPass({ timeout: 30_000 });
    },
    async emptyQueue() {
      await query('truncate review_item cascade');
    },
    async restart() {
      const { port } = new URL(site.url);
      await site.stop();
      site = await start(Number(port));
    },
    async letterTo(address, after = new Date(0)) {
      let found: { subject: string; text: string } | undefined;
      const written = `select subject, text from mail where lower(to_address) = lower($1) and text is not null and letter not like 'digest%' and created_at > $2 order by created_at desc limit 1`;
      await expect(async () => {
        [found] = await query<{ subject: string; text: string }>(written, [address, after]);
        expect(found, `a letter to ${address}`).toBeDefined();
      }).toPass({ timeout: 15_000 });
      const { subject, text } = found!;
      return { subject, text, link: /https?:\/\/[^\s>]+/.exec(text)?.[0] ?? '', code: /\b\d{3} ?\d{3}\b/.exec(text)?.[0] ?? '' };
    },
    async signIn(context, username, language = 'en') {
      const id = randomBytes(20).toString('hex');
      const made = await query(
        `insert into session (id, member_id, created_at, expires_at, ends_at, last_seen_at)
         select $1, id, now(), now() + interval '1 day', now() + interval '1 day', now() from member where username_key = $2 returning id`,
        [createHash('sha256').update(id).digest('hex'), username],
      );
      expect(made, `a member called ${username}`).toHaveLength(1);
      await query('update member set locale = $2 where username_key = $1', [username, language]);
      await context.addCookies([{ name: 'session', value: id, url: site.url, httpOnly: true, sameSite: 'Lax' }]);
    },
  };
}

/** Lines of the log that are errors or worse (pino's level 50). */
function bugsIn(printed: string): string[] {
  return printed.split('\n').filter((line) => /"level":"?(?:[56]0|error|fatal)/.test(line));
}

function linksIn(printed: string): House['links'] {
  const after = (words: string): string => new RegExp(`${words}:? +(\\S+)`).exec(printed)?.[1] ?? '';
  return {
    setup: /http\S+\/setup\?token=\S+/.exec(printed)?.[0] ?? '',
    member: after('a member'),
    moderator: after('a moderator'),
    manager: after('community manager'),
    owner: after('the owner'),
  };
}
