import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { setClock } from '~/platform/clock';
import { pool, transaction, type Tx } from '~/platform/db/index.server';
import { forgetLedgerDetails, writeLedger, type LedgerInput } from '~/platform/ledger/index.server';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

const LOCK: LedgerInput = { actor: { id: 'mod000000001', role: 'moderator' }, act: 'thread.locked', target: { kind: 'thread', id: 'thread000001' } };
const write = (input: Partial<LedgerInput> = {}) => transaction((tx) => writeLedger(tx, { ...LOCK, ...input }));

type Entry = { place: number; seq: number; act: string; previous: Buffer; hash: Buffer; at: Date; target_id: string | null; rule: string | null };
const entries = async (): Promise<Entry[]> => (await pool.query<Entry>('SELECT * FROM ledger_entry ORDER BY place')).rows;
const last = async (): Promise<Entry> => (await entries()).at(-1)!;
const detail = async (place: number, part: string) =>
  (await pool.query<{ member_id: string | null; content: string | null; salt: Buffer | null; erased_by: number | null }>(
    'SELECT * FROM ledger_detail WHERE place = $1 AND part = $2::ledger_part', [place, part],
  )).rows[0]!;

afterEach(() => setClock(null));

describe('writeLedger', () => {
  it('keeps what was said: who, act and target in the chain, what is personal beside it', async () => {
    const { seq } = await write({ act: 'member.disabled', target: { kind: 'member', id: 'member000001' }, rule: 'spam', reason: 'Seven adverts', before: { b: 1, a: [true, null] }, after: 'x' });
    const entry = await last();
    expect(entry).toMatchObject({ seq, act: 'member.disabled', actor_role: 'moderator', target_kind: 'member', target_id: null, rule: 'spam' });
    expect(await detail(entry.place, 'actor')).toMatchObject({ member_id: 'mod000000001', content: '{"memberId":"mod000000001"}' });
    expect(await detail(entry.place, 'matter')).toMatchObject({
      member_id: 'member000001',
      content: '{"after":"x","before":{"a":[true,null],"b":1},"memberId":"member000001","reason":"Seven adverts"}',
    });
  });

  it('is undone with its act, and leaves no gap in the chain', async () => {
    await write();
    const before = await last();
    const failing = transaction(async (tx) => {
      await writeLedger(tx, LOCK);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await write();
    const after = await last();
    expect(after.place).toBe(before.place + 1);
    expect(after.previous).toEqual(before.hash);
    expect(after.seq).toBeGreaterThan(before.seq + 1);
  });

  it('makes one unbroken chain of 50 writers at once, some of whom give up', async () => {
    const start = (await last()).place;
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        transaction(async (tx) => {
          await writeLedger(tx, { ...LOCK, target: { kind: 'thread', id: `thread${n}` } });
          await pause(Math.random() * 20);
          if (n % 5 === 0) throw new Error('not this one');
          await writeLedger(tx, { ...LOCK, act: 'thread.unlocked', target: { kind: 'thread', id: `thread${n}` } });
        }),
      ),
    );
    const all = await entries();
    expect(all.length).toBe(start + 80);
    all.forEach((entry, index) => {
      expect(entry.place).toBe(index + 1);
      if (index > 0) expect(entry.previous).toEqual(all[index - 1]!.hash);
    });
  });

  it('holds the end of the chain for nobody before the commit: who wrote first may commit last', async () => {
    const order: string[] = [];
    const slow = transaction(async (tx) => {
      await writeLedger(tx, { ...LOCK, act: 'slow.act' });
      await quick();
      order.push('slow');
    });
    const quick = async () => {
      await write({ act: 'quick.act' });
      order.push('quick');
    };
    await slow;
    expect(order).toEqual(['quick', 'slow']);
    expect((await entries()).slice(-2).map(({ act }) => act)).toEqual(['quick.act', 'slow.act']);
  });

  it('cannot wait in a circle with acts that hold rows in another order', async () => {
    await pool.query('CREATE TABLE thing (id int PRIMARY KEY)');
    await pool.query('INSERT INTO thing VALUES (1)');
    const hold = (tx: Tx) => tx.$executeRaw`SELECT id FROM thing WHERE id = 1 FOR UPDATE`;
    let started = 0;
    const counted = async (fn: (tx: Tx) => Promise<unknown>) => transaction(async (tx) => { started += 1; await fn(tx); });
    const bulk = counted(async (tx) => {
      await writeLedger(tx, LOCK);
      await pause(50);
      await hold(tx);
      await writeLedger(tx, LOCK);
    });
    const single = counted(async (tx) => {
      await hold(tx);
      await pause(50);
      await writeLedger(tx, LOCK);
    });
    await Promise.all([bulk, single]);
    expect(started).toBe(2);
  });

  it('is tried again where a transaction had seen an older end of the chain', async () => {
    let tries = 0;
    await transaction(async (tx) => {
      tries += 1;
      await tx.$executeRaw`SELECT 1 FROM ledger_head`;
      await writeLedger(tx, { ...LOCK, act: 'repeatable.act' });
      if (tries === 1) await write();
    }, 'RepeatableRead');
    expect(tries).toBe(2);
    expect((await entries()).filter(({ act }) => act === 'repeatable.act')).toHaveLength(1);
  });

  it('goes on in time even where a clock goes back', async () => {
    setClock(() => new Date('2030-05-01T10:00:00.000Z'));
    await write();
    setClock(() => new Date('2030-05-01T09:00:00.000Z'));
    await write();
    expect((await last()).at.toISOString()).toBe('2030-05-01T10:00:00.000Z');
  });
});

describe('what is written', () => {
  it.each([
    [`UPDATE ledger_entry SET act = 'x'`],
    ['DELETE FROM ledger_entry'],
    ['TRUNCATE ledger_entry'],
    [`INSERT INTO ledger_entry SELECT place + 1000, seq + 1000, at, act, actor_role, target_kind, target_id, rule, actor, matter, previous, hash FROM ledger_entry LIMIT 1`],
    [`UPDATE ledger_detail SET content = NULL, salt = NULL, erased_by = 1`],
    ['DELETE FROM ledger_detail'],
    ['TRUNCATE ledger_detail'],
    [`INSERT INTO ledger_detail (place, part) VALUES (9999, 'actor')`],
    [`UPDATE ledger_head SET hash = 'x'`],
    ['DELETE FROM ledger_head'],
    ['TRUNCATE ledger_head'],
    [`INSERT INTO ledger_head (id, place, hash, at) VALUES (2, 0, 'x', now())`],
    ['TRUNCATE ledger_slip'],
  ])('is refused: %s', async (sql) => {
    await write();
    await expect(pool.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/42501|23514/) as string });
  });

  it('is chained even if its slip is taken away or changed in the same transaction', async () => {
    const before = await last();
    const client = new pg.Client(database.url());
    await client.connect();
    await client.query(`BEGIN;
      INSERT INTO ledger_slip (at, act, actor_role, target_kind, target_id, actor, actor_salt, matter, matter_salt)
        VALUES (now(), 'hidden.act', 'admin', 'thread', 't', '{}', 'x', '{}', 'y');
      UPDATE ledger_slip SET act = 'harmless.act';
      DELETE FROM ledger_slip;
      COMMIT`);
    await client.end();
    expect(await last()).toMatchObject({ place: before.place + 1, act: 'hidden.act' });
  });
});

describe('forgetLedgerDetails', () => {
  it('erases what is about a member and what they did, and says so in the chain', async () => {
    await write({ act: 'member.disabled', target: { kind: 'member', id: 'gone00000001' }, reason: 'Rude' });
    await write({ act: 'post.removed', target: { kind: 'post', id: 'post00000001' }, memberId: 'gone00000001', reason: 'Rude again' });
    await write({ actor: { id: 'gone00000001', role: 'moderator' }, act: 'thread.pinned' });
    const [about, words, own] = (await entries()).slice(-3);
    expect(await forgetLedgerDetails({ memberId: 'gone00000001' })).toBe(3);
    const said = await last();
    expect(said).toMatchObject({ act: 'ledger.erased', target_kind: 'ledger' });
    expect(said.target_id).toMatch(/^[0-9a-f]{64}$/);
    const empty = { member_id: null, salt: null, content: null, erased_by: said.place };
    expect(await detail(about!.place, 'matter')).toMatchObject(empty);
    expect(await detail(words!.place, 'matter')).toMatchObject(empty);
    expect(await detail(own!.place, 'actor')).toMatchObject(empty);
    expect(await detail(about!.place, 'actor')).toMatchObject({ member_id: 'mod000000001' });
    const { rows } = await pool.query(`SELECT 1 FROM ledger_detail WHERE content LIKE '%gone00000001%'`);
    expect(rows).toEqual([]);
    expect(await forgetLedgerDetails({ memberId: 'gone00000001' })).toBe(0);
    expect(await last()).toEqual(said);
  });
});
