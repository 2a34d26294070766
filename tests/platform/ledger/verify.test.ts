import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '~/platform/clock';
import { pool, transaction } from '~/platform/db/index.server';
import { closeLedgerDays, forgetLedgerDetails, listLedgerRoots, verifyLedger, writeLedger, type LedgerInput } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';
import { COLUMNS, openTamperer, type Tamperer } from './tamper';

const database = useDatabase();
let tamperer: Tamperer;

const on = (day: number, hour = 12): void => setClock(() => new Date(Date.UTC(2026, 10, day, hour)));
const write = (fields: Partial<LedgerInput> = {}) =>
  transaction((tx) => writeLedger(tx, { actor: { id: 'mod000000001', role: 'moderator' }, act: 'post.deleted', target: { kind: 'post', id: 'post00000001' }, ...fields }));

/** Three days with a silent one between them, an erasure, and a rolled back act: 12 rows, three roots. */
beforeAll(async () => {
  on(2);
  await write({ rule: 'spam', reason: 'Seven adverts, « vraiment »', memberId: 'author000001', before: { removed: false }, after: { removed: true } });
  await write({ act: 'member.disabled', target: { kind: 'member', id: 'author000001' } });
  await write({ act: 'thread.locked', target: { kind: 'thread', id: 'thread000001' }, actor: { id: null, role: 'system' } });
  on(3);
  for (let n = 0; n < 4; n++) await write({ target: { kind: 'post', id: `post-${n}` }, reason: 'é\u0000\ud800' });
  await transaction(async (tx) => {
    await writeLedger(tx, { actor: { id: null, role: 'system' }, act: 'never', target: { kind: 'post', id: 'x' } });
    throw new Error('no');
  }).catch(() => undefined);
  expect(await forgetLedgerDetails({ memberId: 'author000001' })).toBe(2);
  on(5);
  for (let n = 0; n < 4; n++) await write({ target: { kind: 'post', id: `later-${n}` } });
  await closeLedgerDays();
  tamperer = await openTamperer(database.url());
  await tamperer.keep();
});
afterEach(() => tamperer.putBack());
afterAll(async () => {
  setClock(null);
  await tamperer.close();
});

const fault = async () => (await verifyLedger()).fault;

describe('a ledger that nobody touched', () => {
  it('is proven, with what was erased and the days that were published', async () => {
    expect(await verifyLedger()).toMatchObject({ rows: 12, erased: 2, roots: 3, fault: null });
    expect((await listLedgerRoots({ limit: 10 })).map(({ day, count }) => [day, count])).toEqual([['2026-11-04', 8], ['2026-11-03', 8], ['2026-11-02', 3]]);
    expect(await listLedgerRoots({ before: '2026-11-03', limit: 10 })).toMatchObject([{ day: '2026-11-02', count: 3 }]);
  });

  it('publishes each day once, and lets nothing more into it', async () => {
    await closeLedgerDays();
    on(4, 23);
    await write();
    const { rows } = await pool.query<{ at: Date }>('SELECT at FROM ledger_entry ORDER BY place DESC LIMIT 1');
    expect(rows[0]!.at.toISOString()).toBe('2026-11-05T12:00:00.000Z');
    expect(await verifyLedger()).toMatchObject({ rows: 13, roots: 3, fault: null });
    on(6);
    await Promise.all([closeLedgerDays(), closeLedgerDays()]);
    expect((await listLedgerRoots({ limit: 1 }))[0]).toMatchObject({ day: '2026-11-05', count: 13 });
    on(5, 20);
    await write();
    expect(await verifyLedger()).toMatchObject({ rows: 14, roots: 4, fault: null });
  });

  it('refuses to change or take back a day', async () => {
    await expect(pool.query(`UPDATE ledger_root SET hash = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('DELETE FROM ledger_root')).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('TRUNCATE ledger_root')).rejects.toMatchObject({ code: '42501' });
  });

  it('agrees with the roots that somebody kept', async () => {
    const kept = await listLedgerRoots({ limit: 10 });
    expect((await verifyLedger({ kept })).fault).toBeNull();
    expect((await verifyLedger({ kept: kept.map((root) => ({ ...root, hash: root.hash.toUpperCase() })) })).fault).toBeNull();
    expect((await verifyLedger({ kept: [{ day: '2026-11-09', count: 99, hash: 'ab' }] })).fault).toEqual({ what: 'copy', day: '2026-11-09' });
  });
});

describe('a ledger that was touched with its triggers off', () => {
  it('shows any one-byte change in any column of any row', async () => {
    const keys = new Map<string, unknown[]>();
    for (const { table, key } of COLUMNS) {
      const { rows } = await pool.query<{ key: unknown }>(`SELECT DISTINCT ${key}::text AS key FROM ${table} ORDER BY 1`);
      keys.set(table, rows.map((row) => row.key));
    }
    const column = fc.constantFrom(...COLUMNS);
    const by = fc.oneof(fc.integer({ min: 1, max: 89 }), fc.integer({ min: -89, max: -1 }));
    await fc.assert(
      fc.asyncProperty(column, fc.nat(500), fc.nat(5_000), by, async ({ table, key, column: name, change }, row, n, step) => {
        const all = keys.get(table)!;
        const before = await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
        const touched = await tamperer
          .run(`UPDATE ${table} SET ${name} = ${change(n, step)} WHERE ${key}::text = $1`, [all[row % all.length]])
          .catch((error: { code?: string }) => (error.code === '23505' || error.code === '23514' ? 0 : Promise.reject(error as Error)));
        const after = await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
        fc.pre(touched > 0 && JSON.stringify(before.rows) !== JSON.stringify(after.rows));
        const found = await fault();
        await tamperer.putBack();
        expect(found, `${table}.${name}`).not.toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(await fault()).toBeNull();
  });

  it.each<[name: string, sql: string, expected: object]>([
    ['a row in the middle is removed', `DELETE FROM ledger_entry WHERE place = 6`, { what: 'missing', place: '6' }],
    ['a row is removed with its details', `DELETE FROM ledger_entry WHERE place = 6; DELETE FROM ledger_detail WHERE place = 6`, { what: 'missing', place: '6' }],
    ['a row is removed and the rest moved up', `DELETE FROM ledger_entry WHERE place = 6; UPDATE ledger_entry SET place = -place WHERE place > 6; UPDATE ledger_entry SET place = -place - 1 WHERE place < 0`, { what: 'order', place: '6' }],
    ['the first row is removed', `DELETE FROM ledger_entry WHERE place = 1`, { what: 'missing', place: '1' }],
    ['the last row is cut off', `DELETE FROM ledger_entry WHERE place = 12; DELETE FROM ledger_detail WHERE place = 12`, { what: 'end', place: '11' }],
    ['all of it is taken away', `DELETE FROM ledger_entry; DELETE FROM ledger_detail`, { what: 'end', place: '0' }],
    ['rows change places', `UPDATE ledger_entry SET place = -4 WHERE place = 4; UPDATE ledger_entry SET place = 4 WHERE place = 5; UPDATE ledger_entry SET place = 5 WHERE place = -4`, { what: 'order', place: '4' }],
    ['a row is put behind', `INSERT INTO ledger_entry SELECT 13, 999, at, act, actor_role, target_kind, target_id, rule, actor, matter, hash, previous FROM ledger_entry WHERE place = 12`, { what: 'changed', place: '13' }],
    ['a row is put before', `INSERT INTO ledger_entry SELECT 0, 999, at, act, actor_role, target_kind, target_id, rule, actor, matter, hash, previous FROM ledger_entry WHERE place = 12`, { what: 'extra', place: '0' }],
    ['a row is put behind that hashes rightly', `INSERT INTO ledger_entry SELECT x.* FROM (SELECT 13::bigint, 999::bigint, at, act, actor_role, target_kind, target_id, rule, actor, matter, hash, ledger_hash(ROW(13, 999, at, act, actor_role, target_kind, target_id, rule, actor, matter, hash, hash)::ledger_entry) FROM ledger_entry WHERE place = 12) x;
      INSERT INTO ledger_detail SELECT 13, part, member_id, salt, content FROM ledger_detail WHERE place = 12`, { what: 'end', place: '13' }],
    ['a detail is gone', `DELETE FROM ledger_detail WHERE place = 4 AND part = 'matter'`, { what: 'detail', place: '4' }],
    ['details are exchanged', `UPDATE ledger_detail d SET salt = o.salt, content = o.content FROM ledger_detail o WHERE d.part = 'matter' AND o.part = 'matter' AND (d.place, o.place) IN ((9, 10), (10, 9))`, { what: 'detail', place: '9' }],
    ['a detail is emptied', `UPDATE ledger_detail SET salt = NULL, content = NULL, member_id = NULL WHERE place = 4 AND part = 'matter'`, { what: 'erasure', place: '4' }],
    ['a detail is emptied in the name of another row', `UPDATE ledger_detail SET salt = NULL, content = NULL, member_id = NULL, erased_by = 7 WHERE place = 4 AND part = 'matter'`, { what: 'erasure', place: '4' }],
    ['a detail is emptied in the name of an erasure', `UPDATE ledger_detail SET salt = NULL, content = NULL, member_id = NULL, erased_by = 8 WHERE place = 4 AND part = 'matter'`, { what: 'erasure', place: '8' }],
    ['a detail without a row is added', `INSERT INTO ledger_detail (place, part) VALUES (77, 'actor')`, { what: 'extra', place: '77' }],
    ['a second end is added', `INSERT INTO ledger_head (id, place, hash, at) SELECT 1, place, hash, at FROM ledger_head`, { what: 'end', place: '12' }],
    ['a day is taken away', `DELETE FROM ledger_root WHERE day = '2026-11-03'`, { what: 'root', day: '2026-11-04' }],
    ['the first day is taken away', `DELETE FROM ledger_root WHERE day = '2026-11-02'`, { what: 'root', day: '2026-11-03' }],
    ['the last day is taken away', `DELETE FROM ledger_root WHERE day = '2026-11-04'; UPDATE ledger_head SET at = at + interval '1 day'`, { what: 'end', place: '12' }],
    ['something is written past the chain', `INSERT INTO ledger_slip (at, act, actor_role, target_kind, actor, actor_salt, matter, matter_salt) VALUES (now(), 'a', 'b', 'c', '{}', 'x', '{}', 'y')`, { what: 'slip' }],
    ['a time is beyond counting', `UPDATE ledger_entry SET at = 'infinity' WHERE place = 2`, { what: 'changed', place: '2' }],
  ])('is found out when %s', async (_name, sql, expected) => {
    if (sql.includes('SELECT 1, place')) await tamperer.run('ALTER TABLE ledger_head DROP CONSTRAINT ledger_head_pkey');
    await tamperer.run(sql);
    const found = await fault();
    if (sql.includes('SELECT 1, place')) {
      await tamperer.putBack();
      await tamperer.run('ALTER TABLE ledger_head ADD CONSTRAINT ledger_head_pkey PRIMARY KEY (id)');
    }
    expect(found).toEqual(expected);
  });

  it('cannot be written anew as a whole, days included, against a copy of a day', async () => {
    const kept = await listLedgerRoots({ limit: 10 });
    await tamperer.run(`
      DO $$ DECLARE e ledger_entry; last bytea := decode(repeat('00', 32), 'hex'); BEGIN
        DELETE FROM ledger_entry WHERE place = 7; DELETE FROM ledger_detail WHERE place = 7;
        UPDATE ledger_entry SET place = -place WHERE place > 7; UPDATE ledger_entry SET place = -place - 1 WHERE place < 0;
        UPDATE ledger_detail SET place = -place WHERE place > 7; UPDATE ledger_detail SET place = -place - 1 WHERE place < 0;
        UPDATE ledger_detail SET erased_by = 7 WHERE erased_by = 8;
        FOR e IN SELECT * FROM ledger_entry ORDER BY place LOOP
          e.previous := last; e.hash := ledger_hash(e); last := e.hash;
          UPDATE ledger_entry SET previous = e.previous, hash = e.hash WHERE place = e.place;
        END LOOP;
        UPDATE ledger_head SET place = 11, hash = last;
        UPDATE ledger_root SET place = 7 WHERE place = 8;
        UPDATE ledger_root r SET hash = x.hash FROM ledger_entry x WHERE x.place = r.place;
      END $$`);
    expect(await verifyLedger()).toMatchObject({ rows: 11, fault: null });
    expect((await verifyLedger({ kept })).fault).toEqual({ what: 'copy', day: '2026-11-04' });
  });
});

it('verifies while others write, and in portions', async () => {
  on(6);
  await transaction(async (tx) => {
    for (let n = 0; n < 1_200; n++) await writeLedger(tx, { actor: { id: null, role: 'system' }, act: 'post.held', target: { kind: 'post', id: `p${n}` } });
  });
  const noted: [number, number][] = [];
  const [verdict] = await Promise.all([verifyLedger({ note: (...at) => noted.push(at) }), ...Array.from({ length: 20 }, () => write())]);
  expect(verdict.fault).toBeNull();
  expect(verdict.rows).toBeGreaterThanOrEqual(1_212);
  expect(noted.length).toBeGreaterThan(3);
  await tamperer.run('DELETE FROM ledger_entry WHERE place = 777');
  expect(await fault()).toEqual({ what: 'missing', place: '777' });
});
