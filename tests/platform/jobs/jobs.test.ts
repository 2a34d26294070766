import { afterEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '~/platform/clock';
import { pool, transaction } from '~/platform/db/index.server';
import {
  enqueue,
  listParkedJobs,
  queueAges,
  readyQueue,
  retryParkedJob,
  schedule,
  startJobs,
  stopJobs,
  work,
} from '~/platform/jobs/index.server';
import { enqueueDue } from '~/platform/jobs/schedule.server';
import { useDatabase } from '../../setup/database';

useDatabase();

afterEach(async () => {
  setClock(null);
  await stopJobs();
});

const count = async (queue: string, state: string) => {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM pgboss.job WHERE name = $1 AND state = $2', [queue, state]);
  return rows[0]?.n;
};

describe('enqueue', () => {
  it('belongs to the transaction: a rollback leaves no job', async () => {
    await readyQueue('kept');
    await transaction((tx) => enqueue(tx, 'kept', { word: "it's" }));
    await expect(
      transaction(async (tx) => {
        await enqueue(tx, 'kept', {});
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const done: object[] = [];
    work('kept', async (data) => void done.push(data));
    await startJobs();
    await vi.waitFor(async () => expect(await count('kept', 'completed')).toBe(1), 5_000);
    expect(done).toEqual([{ word: "it's" }]);
  });

  it('needs no worker in the same process, and ignores a second job of the same id', async () => {
    const id = '00000000-0000-4000-8000-000000000001';
    await enqueue(null, 'web-only', {}, { id });
    await enqueue(null, 'web-only', {}, { id });
    expect(await count('web-only', 'created')).toBe(1);
    expect((await queueAges()).find(({ queue }) => queue === 'web-only')).toMatchObject({ waiting: 1 });
  });

  it('waits until the appointed time', async () => {
    const done = vi.fn(async () => undefined);
    await enqueue(null, 'later', {}, { startAfter: new Date(Date.now() + 3_600_000) });
    work('later', done);
    await startJobs();
    await enqueue(null, 'later', {});
    await vi.waitFor(async () => expect(await count('later', 'completed')).toBe(1), 5_000);
    expect(done).toHaveBeenCalledOnce();
  });
});

describe('work', () => {
  it('parks a poison job where staff see it, and the others go on', async () => {
    const done: unknown[] = [];
    work<{ n: number }>(
      'poison',
      async ({ n }) => {
        if (n === 1) throw new Error('cannot be done');
        done.push(n);
      },
      { retryLimit: 1, retryDelay: 1 },
    );
    await startJobs();
    for (const n of [1, 2, 3]) await enqueue(null, 'poison', { n });
    await vi.waitFor(async () => expect(await listParkedJobs()).toHaveLength(1), 15_000);
    expect(done).toEqual([2, 3]);
    const [parked] = await listParkedJobs();
    expect(parked).toMatchObject({ queue: 'poison', data: { n: 1 }, error: 'cannot be done', tries: 2 });
    await retryParkedJob('poison', parked?.id ?? '');
    await vi.waitFor(async () => expect((await listParkedJobs())[0]?.tries).toBe(3), 15_000);
  });

  it('two workers never do the same job', async () => {
    const seen: number[] = [];
    work<{ n: number }>('shared', async ({ n }) => void seen.push(n));
    await startJobs();
    await startJobs(); // a second set of loops on the same queue stands for another process
    await Promise.all(Array.from({ length: 30 }, (_, n) => enqueue(null, 'shared', { n })));
    await vi.waitFor(async () => expect(await count('shared', 'completed')).toBe(30), 15_000);
    expect(new Set(seen).size).toBe(30);
    expect(seen).toHaveLength(30);
  });

  it('gives a job that takes too long to somebody else', async () => {
    let tries = 0;
    work(
      'slow',
      (_data, { signal }) => {
        tries += 1;
        return tries > 1 ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
      },
      { expireInSeconds: 1, retryDelay: 1 },
    );
    await startJobs();
    await enqueue(null, 'slow', {});
    await vi.waitFor(async () => expect(await count('slow', 'completed')).toBe(1), 15_000);
    expect(tries).toBe(2);
  });

  it('goes on after the server ended all connections', async () => {
    const done: number[] = [];
    work<{ n: number }>('restart', async ({ n }) => void done.push(n));
    await startJobs();
    await enqueue(null, 'restart', { n: 1 });
    await vi.waitFor(() => expect(done).toEqual([1]), 5_000);
    await pool
      .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
      .catch(() => undefined);
    await vi.waitFor(() => enqueue(null, 'restart', { n: 2 }), 5_000);
    await vi.waitFor(() => expect(done).toEqual([1, 2]), 8_000);
  });
});

describe('stopJobs', () => {
  it('lets the running job end and takes no other', async () => {
    const done: number[] = [];
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    work<{ n: number }>('stopping', async ({ n }) => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 300));
      done.push(n);
    });
    await enqueue(null, 'stopping', { n: 1 });
    await enqueue(null, 'stopping', { n: 2 });
    await startJobs();
    await running;
    await stopJobs();
    expect(done).toEqual([1]);
    expect(await count('stopping', 'completed')).toBe(1);
    expect(await count('stopping', 'created')).toBe(1);
  });
});

describe('schedule', () => {
  it('enqueues once per appointed time, whoever asks and how often', async () => {
    schedule('nightly', '0 3 * * *');
    setClock(() => new Date('2031-05-06T03:00:20Z'));
    await enqueueDue();
    await enqueueDue();
    schedule('nightly', '0 3 * * *'); // another process: it does not remember the first
    setClock(() => new Date('2031-05-06T03:20:00Z'));
    await enqueueDue();
    expect(await count('nightly', 'created')).toBe(1);
    setClock(() => new Date('2031-05-07T03:30:00Z'));
    await enqueueDue();
    expect(await count('nightly', 'created')).toBe(2);
  });

  it('leaves out what is more than an hour late, and refuses a wrong line', async () => {
    schedule('late', '0 3 * * *');
    setClock(() => new Date('2031-05-06T04:30:00Z'));
    await enqueueDue();
    expect(await count('late', 'created')).toBe(0);
    expect(() => schedule('wrong', 'every day')).toThrow();
  });
});
