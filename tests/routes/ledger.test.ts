import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, MemberActor } from '~/domains/identity';
import { lockThread } from '~/domains/threads/index.server';
import { setClock } from '~/platform/clock';
import { pool, transaction } from '~/platform/db/index.server';
import { changesOf } from '~/http/ledger-changes';
import { speak } from '~/platform/i18n/index.server';
import { closeLedgerDays, forgetLedgerDetails, listLedgerRoots, writeLedger } from '~/platform/ledger/index.server';
import * as publicPage from '~/routes/public/ledger';
import * as staffPage from '~/routes/staff/ledger';
import { someone, thread, visitor } from '../domains/threads/world';
import { useDatabase } from '../setup/database';
import { api } from './api/client';
import { call } from './context';

useDatabase();

interface StaffData {
  rows: { place: number; act: string; actor: { id: string | null; erased: boolean }; target: { kind: string; id: string | null }; reason: string | null; changes: string[]; erased: boolean }[];
  names: Record<string, string>;
  acts: string[];
  next: number | null;
}

let admin: MemberActor;
let moderator: MemberActor;
const staff = async (query = '', actor: Actor = admin) => call(staffPage.loader, new Request(`http://localhost:3000/staff/ledger${query}`), { actor });
const shown = async (query = ''): Promise<StaffData> => (await (await staff(query)).json()) as StaffData;
const open = async (query = '') =>
  (await (await call(publicPage.loader, new Request(`http://localhost:3000/transparency/ledger${query}`), { actor: visitor })).json()) as { roots: { day: string; count: number; hash: string }[]; rows: number; next: string | null };

beforeAll(async () => {
  await pool.query(`INSERT INTO setting (key, value, updated_at) VALUES ('setupFinishedAt', to_jsonb(now()), now())`);
  [admin, moderator] = [await someone('admin'), await someone('moderator', { username: 'mo.derator', displayName: 'Mo Derator' })];
});

describe('the public page and the API', () => {
  it('have nothing before the first day has ended', async () => {
    expect(await open()).toMatchObject({ roots: [], next: null });
    expect((await api('GET', '/ledger/roots')).body).toEqual({ items: [], next: null });
  });

  it('list the days in pages, and tell nothing of the rows', async () => {
    for (let day = 0; day < 40; day++) {
      setClock(() => new Date(Date.UTC(2026, 8, 1 + day, 12)));
      if (day % 3 === 0) await transaction((tx) => writeLedger(tx, { actor: admin, act: 'member.disabled', target: { kind: 'member', id: 'somebody0001' }, reason: 'unspeakable' }));
      await closeLedgerDays();
    }
    setClock(null);
    const first = await open();
    expect(first.roots).toHaveLength(31);
    expect(first.roots[0]).toMatchObject({ day: '2026-10-09', count: 13 });
    const second = await open(`?before=${first.next}`);
    expect([...first.roots, ...second.roots].map(({ day }) => day)).toEqual(Array.from({ length: 39 }, (_, n) => new Date(Date.UTC(2026, 9, 9 - n)).toISOString().slice(0, 10)));
    expect(second.next).toBeNull();
    expect(JSON.stringify([first, second])).not.toMatch(/unspeakable|somebody0001|member\.disabled/);
    expect((await open('?before=2026-99-99')).roots).toHaveLength(31);

    const page = await api<{ items: { day: string }[]; next: string | null }>('GET', '/ledger/roots?limit=30');
    expect(page.body).toEqual({ items: await listLedgerRoots({ limit: 30 }), next: '2026-09-10' });
    const rest = await api<{ items: unknown[]; next: string | null }>('GET', `/ledger/roots?limit=30&cursor=${page.body.next}`);
    expect([rest.body.items.length, rest.body.next]).toEqual([9, null]);
    expect((await api('GET', '/ledger/roots?cursor=yesterday')).status).toBe(422);
  });
});

describe('the page of staff', () => {
  it('is for admins', async () => {
    for (const actor of [await someone(), moderator, await someone('manager')]) expect((await staff('', actor)).status).toBe(404);
    expect((await staff('', visitor)).headers.get('Location')).toMatch(/^\/sign-in/);
    expect((await staff('', await someone('owner'))).status).toBe(200);
  });

  it('shows who did what to what, newest first, and narrows it down', async () => {
    const { threadId } = await thread();
    await lockThread(moderator, { threadId });
    const { rows, names, acts } = await shown();
    expect(rows[0]).toMatchObject({ act: 'thread.locked', actor: { id: moderator.id }, target: { kind: 'thread', id: threadId }, changes: ['locked: false → true'], erased: false });
    expect(names[moderator.id]).toBe('Mo Derator');
    expect(acts).toEqual(['member.disabled', 'thread.locked']);
    expect((await shown('?act=member.disabled')).rows).toHaveLength(14);
    for (const by of ['MO.derator', moderator.id]) expect((await shown(`?by=${by}`)).rows.map(({ act }) => act)).toEqual(['thread.locked']);
    expect((await shown(`?by=${moderator.id}&act=member.disabled`)).rows).toEqual([]);
    expect((await shown('?by=nobody.here')).rows).toEqual([]);
  });

  it('pages by place', async () => {
    for (let n = 0; n < 60; n++) await transaction((tx) => writeLedger(tx, { actor: { id: null, role: 'system' }, act: 'post.held', target: { kind: 'post', id: `p${n}` } }));
    const first = await shown();
    expect(first.rows).toHaveLength(50);
    const second = await shown(`?before=${first.next}`);
    const places = [...first.rows, ...second.rows].map(({ place }) => place);
    expect(places).toEqual(Array.from({ length: 75 }, (_, n) => 75 - n));
    expect(second.next).toBeNull();
  });

  it('marks what was erased', async () => {
    await forgetLedgerDetails({ memberId: 'somebody0001' });
    await forgetLedgerDetails({ memberId: moderator.id });
    const { rows } = await shown('?act=member.disabled');
    expect(rows[0]).toMatchObject({ erased: true, reason: null, target: { kind: 'member', id: null }, actor: { id: admin.id, erased: false } });
    expect((await shown('?act=thread.locked')).rows[0]).toMatchObject({ erased: false, actor: { id: null, erased: true } });
    expect((await shown('?act=ledger.erased')).rows).toHaveLength(2);
  });
});

describe('the words of the ledger', () => {
  const sources = readdirSync('app/domains', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join('app/domains', name), 'utf8'))
    .filter((source) => /writeLedger|ledgerForeign/.test(source));
  const named = (pattern: RegExp): string[] => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name!)))];

  it.each(['en', 'fr'] as const)('name every act and everything that is acted on (%s)', (locale) => {
    const t = speak(locale);
    const acts = named(/(?:\bact: (?:\w+ \? )?|\bnote(?:Rule)?\(tx, \w+, )'([\w.-]+)'/g);
    const targets = named(/target: \{ kind: '([\w-]+)'/g);
    expect([acts.length > 20, targets.length > 8]).toEqual([true, true]);
    const keys = [...acts.map((act) => `ledger.acts.${act}`), ...targets.map((target) => `ledger.targets.${target}`)];
    expect(keys.filter((key) => t(key) === key)).toEqual([]);
  });

  it('say what changed, place by place, and leave out what stayed', () => {
    expect(changesOf({ hide: { score: 3, on: true }, tags: ['a'] }, { hide: { score: 4, on: true }, tags: ['a', 'b'], note: null })).toEqual(['hide.score: 3 → 4', 'tags: a → a, b', 'note: –']);
    expect(changesOf('open', 'closed')).toEqual(['open → closed']);
    expect(changesOf(null, { decision: 'remove' })).toEqual(['decision: remove']);
  });
});
