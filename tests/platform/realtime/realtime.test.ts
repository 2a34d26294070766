import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '~/platform/clock';
import { pool, transaction, withClient } from '~/platform/db/index.server';
import { forgetForeignSignals, openLive, readPosition, signal, sweepSignals, type Grant, type Live } from '~/platform/realtime/index.server';
import { useDatabase } from '../../setup/database';
import { listenTo, openDoor, type Door } from './listeners';

const database = useDatabase();

/** Everything is granted, as it was asked for. */
const all: Grant = async (wishes) => wishes.map(({ sessionId, topics }) => ({ memberId: sessionId, topics }));

const houses: { live: Live; door: Door }[] = [];

/** One of several processes. */
async function house(grant: Grant = all, beatMs?: number): Promise<{ live: Live; door: Door }> {
  const live = openLive(grant, beatMs);
  const made = { live, door: await openDoor(live) };
  houses.push(made);
  await vi.waitFor(() => expect(live.position()).not.toBeNull(), 5_000);
  // A position with the number of a signal came over the connection: from now on nothing is looked up.
  await signal(null, 'probe', { kind: 'probe' });
  await vi.waitFor(async () => {
    if (live.position()?.endsWith('-0')) await signal(null, 'probe', { kind: 'probe' });
    expect(live.position()).not.toMatch(/-0$/);
  }, 5_000);
  return made;
}

afterEach(async () => {
  setClock(null);
  for (const { live, door } of houses.splice(0)) {
    live.close();
    await door.close();
  }
});

const tell = (topic: string, n: number) => signal(null, topic, { kind: 'post', data: { n } });

describe('signals', () => {
  it('reach those who listen to their topic, in every process, with the same ids', async () => {
    const [here, there] = [await house(), await house()];
    const [a, b, other] = await Promise.all([
      listenTo(here.door.url('thread:a')),
      listenTo(there.door.url('thread:a staff')),
      listenTo(there.door.url('thread:b')),
    ]);
    await tell('thread:a', 1);
    await tell('staff', 2);
    const [atA] = await a.until(1);
    expect((await b.until(2)).map(({ n }) => n)).toEqual([1, 2]);
    expect(b.news()[0]).toEqual(atA);
    expect(atA).toMatchObject({ kind: 'post', topic: 'thread:a', n: 1, id: expect.stringMatching(/^\d+-\d+$/) });
    expect([a.news().length, other.news()]).toEqual([1, []]);
  });

  it('come from other processes', async () => {
    const { door } = await house();
    const listening = await listenTo(door.url('thread:a'));
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'tests/platform/realtime/program.ts', database.url(), 'thread:a', '3'], { env: { PATH: process.env.PATH, NODE_ENV: 'test' } });
    expect((await listening.until(3)).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('belong to their transaction', async () => {
    const { door } = await house();
    const listening = await listenTo(door.url('thread:a'));
    await expect(
      transaction(async (tx) => {
        await signal(tx, 'thread:a', { kind: 'post', data: { n: 1 } });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await transaction((tx) => signal(tx, 'thread:a', { kind: 'post', data: { n: 2 } }));
    expect((await listening.until(1)).map(({ n }) => n)).toEqual([2]);
  });

  it('are small', async () => {
    await expect(signal(null, 'thread:a', { kind: 'post', data: { text: 'x'.repeat(1_000) } })).rejects.toThrow('too large');
  });
});

describe('who was away', () => {
  it('gets what came meanwhile, from another process too, and nothing twice', async () => {
    const [here, there] = [await house(), await house()];
    const first = await listenTo(here.door.url('thread:a'));
    await tell('thread:a', 1);
    await first.until(1);
    first.leave();
    await tell('thread:a', 2);
    await tell('thread:b', 3);
    await tell('thread:a', 4);
    const second = await listenTo(there.door.url('thread:a'), { 'Last-Event-ID': first.last() });
    expect((await second.until(2)).map(({ n }) => n)).toEqual([2, 4]);
    await tell('thread:a', 5);
    expect((await second.until(3)).map(({ n }) => n)).toEqual([2, 4, 5]);
  });

  it('gets what it looked up only once, when the process hears of it later', async () => {
    let ask = () => {};
    const answered = new Promise<void>((resolve) => (ask = resolve));
    let asked = () => {};
    const asking = new Promise<void>((resolve) => (asked = resolve));
    // Who may hear what is asked for both listeners together when access changes: what came later waits for the answer.
    const slow: Grant = async (wishes) => {
      if (wishes.length > 1) {
        asked();
        await answered;
      }
      return all(wishes);
    };
    const { live, door } = await house(slow);
    await Promise.all([listenTo(door.url('thread:b')), listenTo(door.url('thread:b'))]);
    const at = live.position();
    await pool.query(`SELECT pg_notify('parvis_live', 'access')`);
    await asking;
    await tell('thread:a', 1);
    const late = await listenTo(`${door.url('thread:a')}&after=${at}`);
    expect((await late.until(1)).map(({ n }) => n)).toEqual([1]);
    ask();
    await tell('thread:a', 2);
    expect((await late.until(2)).map(({ n }) => n)).toEqual([1, 2]);
  });

  it('gets what a process tells that was started since', async () => {
    const before = await house();
    const at = before.live.position();
    before.live.close();
    await tell('thread:a', 1);
    const { door } = await house();
    const listening = await listenTo(`${door.url('thread:a')}&after=${at}`);
    expect((await listening.until(1)).map(({ n }) => n)).toEqual([1]);
  });

  it('loses nothing that was written first and committed last', async () => {
    const { live, door } = await house();
    await withClient(async (slow) => {
      await slow.query(`BEGIN; INSERT INTO live_signal (topic, kind, data, at) VALUES ('thread:a', 'post', '{"n":1}', now())`);
      const first = await listenTo(door.url('thread:a'));
      await tell('thread:a', 2);
      await first.until(1);
      first.leave();
      await slow.query('COMMIT');
      const at = readPosition(first.last());
      const polled = await live.poll({ sessionId: null, topics: ['thread:a'] }, at);
      expect(polled?.signals).toEqual([{ topic: 'thread:a', kind: 'post', n: 1 }]);
    });
  });

  it('is told to look anew when too much came, or when it is not known any more', async () => {
    const { live, door } = await house();
    const at = live.position();
    const { rows: flood } = await pool.query<{ low: string; id: string }>(
      `INSERT INTO live_signal (topic, kind, at) SELECT 'thread:a', 'post', now() FROM generate_series(1, 101) RETURNING low, id`,
    );
    const flooded = await listenTo(`${door.url('thread:a')}&after=${at}`);
    // First of all: the process itself may hear of the flood only now, and passes on what it hears.
    expect((await flooded.until(1))[0]!.kind).toBe('resync');
    flooded.leave();
    await vi.waitFor(() => expect(live.position()).toBe(`${flood.at(-1)!.low}-${flood.at(-1)!.id}`), 5_000);

    setClock(() => new Date(Date.now() + 11 * 60_000));
    await tell('thread:b', 1);
    setClock(() => new Date(Date.now() + 22 * 60_000));
    await sweepSignals();
    const { rows } = await pool.query<{ topic: string }>('SELECT topic FROM live_signal');
    expect(rows).toEqual([{ topic: 'thread:b' }]);
    expect((await (await listenTo(`${door.url('thread:a')}&after=${at}`)).until(1)).map(({ kind }) => kind)).toEqual(['resync']);
    expect((await live.poll({ sessionId: null, topics: ['thread:a'] }, readPosition(at)))?.resync).toBe(true);
    // From somewhere that there has never been: another installation.
    expect((await live.poll({ sessionId: null, topics: ['thread:a'] }, { low: 10 ** 14, id: 0 }))?.resync).toBe(true);
  });

  it('is not confused by signals of a cluster whose transactions were numbered higher', async () => {
    await pool.query(`INSERT INTO live_signal (tx, low, topic, kind, at) VALUES (9000000000, 9000000000, 'thread:old', 'post', now())`);
    await forgetForeignSignals();
    const { rows } = await pool.query(`SELECT 1 FROM live_signal WHERE topic = 'thread:old'`);
    expect(rows).toEqual([]);
  });
});

describe('a process whose connection was cut', () => {
  it('tells what it missed', async () => {
    const { live, door } = await house();
    const listening = await listenTo(door.url('thread:a'));
    await tell('thread:a', 1);
    await listening.until(1);
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`);
    await tell('thread:a', 2);
    expect((await listening.until(2)).map(({ n }) => n)).toEqual([1, 2]);
    await tell('thread:a', 3);
    expect((await listening.until(3)).map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(live.position()).toBe(listening.last());
  });
});

describe('a stream', () => {
  it('is sent as what it is, at once, with a pause of its own to come back after', async () => {
    const { door } = await house();
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => listenTo(door.url('thread:a'))));
    expect(a!.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
    const pauses = [a, b, c].map((each) => Number(/^retry: (\d+)$/m.exec(each!.text())?.[1]));
    for (const pause of pauses) expect(pause >= 1_000 && pause <= 6_000).toBe(true);
    expect(new Set(pauses).size).toBeGreaterThan(1);
  });

  it('gives signs of life, which say how far everything is known', async () => {
    const { live, door } = await house(all, 50);
    const listening = await listenTo(door.url('thread:a'));
    await vi.waitFor(() => expect(listening.heard.filter(({ kind }) => kind === 'beat').length).toBeGreaterThan(3), 5_000);
    expect(listening.text()).toContain(': beat\n');
    const [before, after] = [listening.heard[0]!.id!, listening.last()];
    // Time has passed for the database, since other transactions came: the position moves although nothing was told.
    await pool.query('SELECT pg_current_xact_id()');
    await vi.waitFor(() => expect(readPosition(listening.last())!.low).toBeGreaterThan(readPosition(before)!.low), 5_000);
    expect(readPosition(after)).not.toBeNull();
    expect(live.position()).not.toBeNull();
  });

  it('is dropped when its reader does not read, and the others notice nothing', async () => {
    const { door } = await house();
    const awake = await listenTo(door.url('thread:a'));
    await door.sleeper('thread:a');
    expect(door.open()).toBe(2);
    for (let round = 0; round < 80 && door.open() === 2; round++) {
      await pool.query(`INSERT INTO live_signal (topic, kind, data, at) SELECT 'thread:a', 'post', jsonb_build_object('fill', repeat('x', 900)), now() FROM generate_series(1, 200)`);
      await awake.until((round + 1) * 200);
    }
    await vi.waitFor(() => expect(door.open()).toBe(1), 5_000);
    expect([awake.over, awake.kinds().includes('resync')]).toEqual([false, false]);
  });

  it('is dropped when something waits from one heartbeat to the next', async () => {
    const { door } = await house(all, 400);
    await door.sleeper('thread:a');
    // Less than what is too much at once, more than a socket takes when nobody reads.
    for (let round = 0; round < 800 && door.open() === 1; round++) {
      await pool.query(`INSERT INTO live_signal (topic, kind, data, at) SELECT 'thread:a', 'post', jsonb_build_object('fill', repeat('x', 900)), now() FROM generate_series(1, 100)`);
    }
    await vi.waitFor(() => expect(door.open()).toBe(0), 10_000);
  });

  it('ends when the house closes, and there is no other', async () => {
    const { live, door } = await house();
    const listening = await listenTo(door.url('thread:a'));
    live.close();
    await vi.waitFor(() => expect(listening.over).toBe(true));
    expect((await listenTo(door.url('thread:a'))).status).toBe(503);
  });
});

describe('what may be heard', () => {
  it('is what is granted; with nothing granted there is nothing', async () => {
    const { door, live } = await house(async (wishes) => wishes.map(({ topics }) => ({ memberId: null, topics: topics.filter((topic) => topic !== 'staff') })));
    const listening = await listenTo(door.url('thread:a staff'));
    await tell('staff', 1);
    await tell('thread:a', 2);
    expect((await listening.until(1)).map(({ n }) => n)).toEqual([2]);
    expect((await listenTo(door.url('staff'))).status).toBe(404);
    expect(await live.poll({ sessionId: null, topics: ['staff'] }, null)).toBeNull();
  });

  it('is asked for again when access changes, before anything that came later is told', async () => {
    let open = true;
    let member: string | null = 'm';
    const { door } = await house(async (wishes) => wishes.map(({ topics }) => ({ memberId: member, topics: topics.filter((topic) => open || topic === 'thread:b') })));
    const listening = await listenTo(door.url('thread:a thread:b'));
    await tell('thread:a', 1);
    await listening.until(1);
    open = false;
    await transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_notify('parvis_live', 'access')`;
      await signal(tx, 'thread:a', { kind: 'post', data: { n: 2 } });
      await signal(tx, 'thread:b', { kind: 'post', data: { n: 3 } });
    });
    expect((await listening.until(2)).map(({ n }) => n)).toEqual([1, 3]);

    member = null;
    await transaction((tx) => tx.$executeRaw`SELECT pg_notify('parvis_live', 'access')`);
    await vi.waitFor(() => expect(listening.over).toBe(true));
  });

  it('is nothing while nobody can be asked', async () => {
    let broken = false;
    const { door } = await house(async (wishes) => {
      if (broken) throw new Error('away');
      return all(wishes);
    });
    const listening = await listenTo(door.url('thread:a'));
    broken = true;
    await transaction((tx) => tx.$executeRaw`SELECT pg_notify('parvis_live', 'access')`);
    await vi.waitFor(() => expect(listening.over).toBe(true));
    broken = false;
    expect((await listenTo(door.url('thread:a'))).status).toBe(200);
  });
});
