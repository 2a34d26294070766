import { setTimeout as pause } from 'node:timers/promises';
import type { BuiltServer } from '../lib/built-server';
import { rows, type Player } from '../lib/cast';
import { reading } from './kinds';
import { drive, driveSteadily, type Figures } from './load';

/** What moderators ask for, at a full queue. */
export interface ReviewMeasured {
  what: string;
  /** As fast as it goes on ten connections; null: measured one by one. */
  most: Figures | null;
  /** At twenty requests a second, which is twenty moderators at once; of decisions, by five who do nothing else. */
  steady: Pick<Figures, 'rate' | 'p50' | 'p95' | 'failed'>;
  /** Statements and transactions that the database counted for one request. */
  statements: number;
  /** Of the page as it is, not packed; null: an answer to a script. */
  html: number | null;
}

/** Open items. */
const ITEMS = 1_000;
const CONNECTIONS = 10;
const RATE = 20;
const DECIDING = 5;
/** Decisions of each of them. */
const EACH = 40;
/** The database tells what it counted a second late. */
const COUNTED_MS = 2_500;
const SAMPLES = 20;
const SETTLED_MS = 36_000;

/** What a decision brings along. */
type Next = { nextId: string | null; token: number | null };

interface Options {
  server: BuiltServer;
  url: string;
  staff: Player[];
  seconds: number;
}

/** Makes some members moderators, and fills the queue with reports on answers and replies. */
export async function fillQueue(url: string, staff: Player[]): Promise<void> {
  await rows(url, `update member set role = 'moderator' where id = any($1)`, [staff.map(({ id }) => id)]);
  await rows(
    url,
    `insert into review_item (id, kind, target_id, thread_id, author_id, language, severity, score, opened_at, due_at)
     select 'bench' || p.id, 'reported_post', p.id, p.thread_id, p.author_id, p.language, 1 + p.number % 4, 2, now() - (p.number % 300) * interval '1 minute', now() + (p.number % 9 - 3) * interval '1 hour'
       from post p join member m on m.id = p.author_id where p.deleted_at is null and p.kind <> 'comment' and m.role = 'member' order by md5(p.id) limit $1 on conflict do nothing`,
    [ITEMS],
  );
  await rows(
    url,
    `insert into report (id, item_id, reporter_id, reason_id, note, wants_outcome, weight, created_at)
     select ri.id || m.id, ri.id, m.id, (array['spam', 'unkind', 'fraud', 'other'])[1 + ri.severity % 4], 'Please look at it.', true, 2, ri.opened_at
       from review_item ri join lateral (select id from member where role = 'member' and id <> ri.author_id order by md5(id || ri.id) limit 1 + ri.severity % 2) m on ri.state = 'open'`,
  );
  await rows(url, 'analyze review_item, report');
}

/** Drives the pages of the queue, then has five moderators decide as fast as they can. */
export async function measureReview({ server, url, staff, seconds }: Options): Promise<ReviewMeasured[]> {
  const found = await rows<{ id: string }>(url, `select id from review_item where state = 'open' order by md5(id) limit ${SAMPLES}`);
  const pages = [
    { name: 'queue page', paths: ['/moderation'] },
    { name: 'queue page, filtered', paths: ['/moderation?language=en&reasonId=spam', '/moderation?olderThan=1'] },
    { name: 'item page', paths: found.map(({ id }) => `/moderation/${id}`) },
  ];
  const measured: ReviewMeasured[] = [];
  for (const page of pages) {
    const requests = reading(page, { players: staff });
    const { origin } = server;
    await drive({ origin, requests, seconds: Math.min(3, seconds), connections: CONNECTIONS });
    const most = await drive({ origin, requests, seconds, connections: CONNECTIONS });
    const steady = await driveSteadily({ origin, requests, seconds, rate: RATE });
    const asked = async (n: number): Promise<number> => (await ask(server, page.paths[n % page.paths.length]!, staff[0]!)).length;
    const sizes: number[] = [];
    const statements = await countedFor(url, SAMPLES, async (n) => void sizes.push(await asked(n)));
    measured.push({ what: page.name, most, steady, statements, html: Math.max(...sizes) });
  }
  return [...measured, await measureDecisions({ server, url, staff })];
}

/** A decision brings the claim of the next item along; its page was read ahead meanwhile, as the page's script does it. */
async function measureDecisions({ server, url, staff }: Omit<Options, 'seconds'>): Promise<ReviewMeasured> {
  const times: number[] = [];
  let failed = 0;
  const work = async (moderator: Player): Promise<void> => {
    let { id, token } = await begin(server, url, moderator);
    for (let n = 0; n < EACH; n += 1) {
      const started = performance.now();
      const response = await decide(server, moderator, id, token, n);
      const next = response.ok ? ((await response.json()) as Next) : null;
      times.push(performance.now() - started);
      if (!next?.nextId || next.token === null) {
        failed += next ? 0 : 1;
        ({ id, token } = await begin(server, url, moderator));
        continue;
      }
      [id, token] = [next.nextId, next.token];
      await ask(server, `/moderation/${id}`, moderator, { Purpose: 'prefetch' });
    }
  };
  const began = performance.now();
  await Promise.all(staff.slice(0, DECIDING).map(work));
  const rate = times.length / ((performance.now() - began) / 1000);
  // What was decided is carried out after half a minute, which would be counted as well.
  await pause(SETTLED_MS);
  const moderator = staff[DECIDING]!;
  let open = await begin(server, url, moderator);
  const statements = await countedFor(url, SAMPLES, async (n) => {
    const { nextId, token } = (await (await decide(server, moderator, open.id, open.token, n)).json()) as Next;
    if (nextId !== null && token !== null) open = { id: nextId, token };
  });
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(times.length * share)]!;
  return { what: 'decide, and claim the next', most: null, steady: { rate, p50: at(0.5), p95: at(0.95), failed }, statements, html: null };
}

/** An item that nobody looks at, opened: its token is in its form. */
async function begin(server: BuiltServer, url: string, moderator: Player): Promise<{ id: string; token: number }> {
  const [free] = await rows<{ id: string }>(url, `select id from review_item where state = 'open' and author_id <> $1 and (lease_until is null or lease_until < now()) order by random() limit 1`, [moderator.id]);
  if (!free) throw new Error('The queue is empty');
  const token = /name="token" value="(\d+)"/.exec(await ask(server, `/moderation/${free.id}`, moderator))?.[1];
  return token === undefined ? begin(server, url, moderator) : { id: free.id, token: Number(token) };
}

function decide({ origin }: BuiltServer, { cookie }: Player, id: string, token: number, n: number): Promise<Response> {
  const because: Record<string, string> = n % 2 === 0 ? { decision: 'keep' } : { decision: 'remove', reasonId: 'spam', facts: 'Every sentence advertises a shop.' };
  return fetch(`${origin}/moderation/${id}/decision`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: origin, Accept: 'application/json' },
    body: new URLSearchParams({ form: 'decide', token: String(token), ...because }),
  });
}

async function ask({ origin }: BuiltServer, path: string, { cookie }: Player, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(origin + path, { headers: { Cookie: cookie, Accept: 'text/html', ...headers } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.text();
}

/** Commits that the database counted for one of several requests, without those that it makes by itself meanwhile. */
async function countedFor(url: string, times: number, request: (n: number) => Promise<void>): Promise<number> {
  const commits = async (): Promise<number> => {
    await pause(COUNTED_MS);
    return Number((await rows<{ n: string }>(url, `select xact_commit as n from pg_stat_database where datname = current_database()`))[0]!.n);
  };
  const [quiet, before] = [await commits(), await commits()];
  for (let n = 0; n < times; n += 1) await request(n);
  return Math.max(0, (await commits()) - before - (before - quiet)) / times;
}
