import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deliverActivities,
  deliverOnce,
  listParkedActivities,
  normaliseAfterRestore,
  record,
  retryParkedActivity,
  type Activity,
  type Delivery,
  type Subscriber,
} from '~/platform/activity/index.server';
import { moveCursor, noteFailure, readAfter, readCursor, readUnparked } from '~/platform/activity/activity.store.server';
import { db, pool, transaction } from '~/platform/db/index.server';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
const running: Delivery[] = [];

beforeEach(async () => {
  await pool.query('TRUNCATE activity, activity_cursor, activity_failure');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((delivery) => delivery.stop()));
});

const deliver = (subscribers: Subscriber[], backoffMs = [10, 10, 10, 10]) => {
  const delivery = deliverActivities(subscribers, backoffMs);
  running.push(delivery);
  return delivery;
};
const member = { kind: 'member', id: 'm1', via: 'browser' };
const say = (postId: string, kind = 'post.made') => transaction((tx) => record(tx, { kind, actor: member, postId }));

function reader(name: string, seen: string[], kinds = ['post.made']): Subscriber {
  return { name, kinds, handle: async ({ postId }) => void seen.push(postId ?? '') };
}

/** A session of its own, whose transaction stays open as long as the test wants. */
async function writer(): Promise<{ write: (postId: string) => Promise<void>; commit: () => Promise<void> }> {
  const client = new pg.Client(database.url());
  await client.connect();
  await client.query('BEGIN');
  return {
    write: async (postId) => {
      await client.query(`INSERT INTO activity (kind, at, via, post_id) VALUES ('post.made', now(), 'api', $1)`, [postId]);
    },
    commit: async () => {
      await client.query('COMMIT');
      await client.end();
    },
  };
}

describe('record', () => {
  it('keeps all that the act said, in its transaction', async () => {
    const seen: Activity[] = [];
    await transaction((tx) =>
      record(tx, {
        kind: 'thread.posted',
        actor: { kind: 'visitor', via: 'import' } as { via: string },
        threadId: 't1',
        targetMemberId: 'm2',
        categoryId: 'c1',
        threadKind: 'question',
        tagIds: ['a', 'b'],
        data: { title: 'Ça marche ?' },
      }),
    );
    await expect(
      transaction(async (tx) => {
        await record(tx, { kind: 'thread.posted', actor: member });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await deliverOnce([{ name: 'all', kinds: ['thread.posted'], handle: async (activity) => void seen.push(activity) }]);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      actorId: null,
      via: 'import',
      threadId: 't1',
      postId: null,
      targetMemberId: 'm2',
      categoryId: 'c1',
      threadKind: 'question',
      tagIds: ['a', 'b'],
      data: { title: 'Ça marche ?' },
    });
    expect(seen[0]?.at).toBeInstanceOf(Date);
  });

  it('is never changed afterwards', async () => {
    await say('p1');
    await expect(db.activity.updateMany({ data: { kind: 'other' } })).rejects.toThrow();
  });
});

describe('delivery', () => {
  it('tells each subscriber what it asked for, in order, once', async () => {
    const posts: string[] = [];
    const votes: string[] = [];
    await say('p1');
    await say('v1', 'post.voted');
    await say('p2');
    const subscribers = [reader('posts', posts), reader('votes', votes, ['post.voted'])];
    await deliverOnce(subscribers);
    await deliverOnce(subscribers);
    expect(posts).toEqual(['p1', 'p2']);
    expect(votes).toEqual(['v1']);
  });

  it('skips nothing when transactions commit in another order than they wrote', async () => {
    const seen: string[] = [];
    const early = await writer();
    await early.write('early');
    const late = await writer();
    await late.write('late');
    await late.commit();
    await deliverOnce([reader('order', seen)]);
    expect(seen).toEqual([]); // `late` has the higher number: reading it now would jump over `early`
    await early.write('early-2');
    await early.commit();
    await deliverOnce([reader('order', seen)]);
    expect(seen).toEqual(['early', 'early-2', 'late']);
  });

  it('delivers all of 200 transactions that overlap, while it runs', async () => {
    const seen: string[] = [];
    deliver([reader('busy', seen)]);
    const lanes = Array.from({ length: 10 }, async (_, lane) => {
      for (let n = 0; n < 20; n += 1) {
        const session = await writer();
        await session.write(`${lane}-${n}`);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
        await session.commit();
      }
    });
    await Promise.all(lanes);
    await vi.waitFor(() => expect(seen).toHaveLength(200), 10_000);
    expect(new Set(seen).size).toBe(200);
  });

  it('starts a new subscriber with the first activity, or with the next if it wants', async () => {
    const all: string[] = [];
    const next: string[] = [];
    const subscribers: Subscriber[] = [reader('all', all), { ...reader('next', next), begin: 'next' }];
    await say('old');
    await deliverOnce(subscribers);
    await say('new');
    await deliverOnce(subscribers);
    expect(all).toEqual(['old', 'new']);
    expect(next).toEqual(['new']);
  });

  it('delivers again what was in hand when the worker died', async () => {
    const seen: string[] = [];
    await say('p1');
    await say('p2');
    let reached = () => {};
    const hanging = new Promise<void>((resolve) => (reached = resolve));
    let letGo = () => {};
    const first = deliver([
      {
        name: 'crash',
        kinds: ['post.made'],
        handle: ({ postId }) => {
          seen.push(`first ${postId}`);
          reached();
          return new Promise((resolve) => (letGo = resolve));
        },
      },
    ]);
    await hanging;
    // The worker's connection breaks, and with it its claim; another takes over.
    await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted`);
    deliver([reader('crash', seen)]);
    await vi.waitFor(() => expect(seen).toEqual(['first p1', 'p1', 'p2']), 8_000);
    // The first comes back to life: it must not move the cursor that is no longer its own.
    const { rows: before } = await pool.query('SELECT tx, activity_id FROM activity_cursor');
    letGo();
    await first.stop();
    const { rows: after } = await pool.query('SELECT tx, activity_id FROM activity_cursor');
    expect(after).toEqual(before);
  });

  it('lets only one of two workers deliver to a subscriber', async () => {
    let atOnce = 0;
    let most = 0;
    const seen: string[] = [];
    const subscriber: Subscriber = {
      name: 'single',
      kinds: ['post.made'],
      handle: async ({ postId }) => {
        most = Math.max(most, (atOnce += 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(postId ?? '');
        atOnce -= 1;
      },
    };
    deliver([subscriber]);
    deliver([subscriber]);
    const expected = Array.from({ length: 20 }, (_, n) => `p${n}`);
    for (const id of expected) await say(id);
    await vi.waitFor(() => expect(seen).toEqual(expected), 10_000);
    expect(most).toBe(1);
  });

  it('wakes up when something happens', async () => {
    const seen: string[] = [];
    deliver([reader('awake', seen)]);
    await vi.waitFor(async () => expect(await db.activityCursor.count()).toBe(1), 5_000);
    await say('p1');
    await vi.waitFor(() => expect(seen).toEqual(['p1']), 5_000);
  });

  it('goes on after the server ended all connections', async () => {
    const seen: string[] = [];
    deliver([reader('restart', seen)]);
    await say('p1');
    await vi.waitFor(() => expect(seen).toEqual(['p1']), 5_000);
    await pool
      .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
      .catch(() => undefined);
    await vi.waitFor(() => say('p2'), 5_000);
    await vi.waitFor(() => expect(seen).toEqual(['p1', 'p2']), 8_000);
  });
});

describe('an activity that a subscriber cannot take', () => {
  const refusing = (name: string, seen: string[], fails: (tries: number) => boolean) => {
    let tries = 0;
    return {
      name,
      kinds: ['post.made'],
      handle: async ({ postId }: Activity) => {
        if (postId === 'bad' && fails((tries += 1))) throw new Error(`try ${tries} failed`);
        seen.push(postId ?? '');
      },
    };
  };

  it('is tried again, and keeps its place', async () => {
    const seen: string[] = [];
    await say('bad');
    await say('good');
    deliver([refusing('patient', seen, (tries) => tries < 4)]);
    await vi.waitFor(() => expect(seen).toEqual(['bad', 'good']), 5_000);
    expect(await db.activityFailure.count()).toBe(0);
  });

  it('is parked after five tries, and the others go on; staff may have it tried again', async () => {
    const seen: string[] = [];
    const other: string[] = [];
    let mended = false;
    await say('bad');
    await say('good');
    deliver([refusing('poisoned', seen, () => !mended), reader('other', other)]);
    await vi.waitFor(() => expect(seen).toEqual(['good']), 5_000);
    expect(other).toEqual(['bad', 'good']);
    const parked = await listParkedActivities();
    expect(parked).toMatchObject([{ subscriber: 'poisoned', kind: 'post.made', tries: 5, error: 'try 5 failed' }]);
    mended = true;
    await retryParkedActivity('poisoned', parked[0]?.activityId ?? 0);
    await vi.waitFor(() => expect(seen).toEqual(['good', 'bad']), 5_000);
    await vi.waitFor(async () => expect(await db.activityFailure.count()).toBe(0), 5_000);
  });
});

describe('normaliseAfterRestore', () => {
  it('does nothing in the cluster where the log was written', async () => {
    await say('p1');
    expect(await normaliseAfterRestore()).toBe(false);
  });

  it('puts a log from a cluster with a higher counter on the footing of this one', async () => {
    const seen: string[] = [];
    const far = 4_000_000_000_000;
    const insert = (id: number, tx: number, postId: string) =>
      pool.query(`INSERT INTO activity (id, tx, kind, at, via, post_id) VALUES ($1, $2, 'post.made', now(), 'api', $3)`, [id, tx, postId]);
    await insert(1_000_001, far + 2, 'delivered');
    await insert(1_000_002, far + 1, 'delivered too');
    await insert(1_000_003, far + 3, 'not yet');
    await pool.query(`INSERT INTO activity_cursor VALUES ('restored', $1, 1000001, now())`, [far + 2]);
    await deliverOnce([reader('restored', seen)]);
    expect(seen).toEqual([]); // all of it lies beyond the horizon
    expect(await normaliseAfterRestore()).toBe(true);
    await pool.query(`SELECT setval(pg_get_serial_sequence('activity', 'id'), 1000003)`);
    await say('new');
    await deliverOnce([reader('restored', seen)]);
    expect(seen).toEqual(['not yet', 'new']);
    expect(await normaliseAfterRestore()).toBe(false);
  });
});

describe('what subscribers ask for in one turn', () => {
  /** Names of the prepared statements that are asked for. */
  const asking = async (ask: () => Promise<unknown>): Promise<string[]> => {
    const query = vi.spyOn(pg.Pool.prototype, 'query');
    await ask();
    const names = query.mock.calls.flatMap(([asked]: unknown[]) => (typeof asked === 'object' && asked && 'name' in asked ? [String(asked.name)] : []));
    query.mockRestore();
    return names.sort();
  };
  const beginning = { tx: 0, id: 0 };

  it('is read once for each place, and anew in the next', async () => {
    await say('p1');
    const found: Awaited<ReturnType<typeof readAfter>>[] = [];
    expect(await asking(async () => void found.push(...(await Promise.all([readAfter(beginning), readAfter({ ...beginning })]))))).toEqual(['activity-after']);
    const end = found[0]!.found.at(-1)!.place;
    expect(await asking(() => Promise.all([readAfter(beginning), readAfter(end), readAfter(end)]))).toEqual(['activity-after', 'activity-after', 'activity-waiting']);
    await say('p2');
    expect((await readAfter(end)).found.map(({ activity }) => activity.postId)).toEqual(['p2']);
    expect(found.map((each) => each.found.map(({ activity }) => activity.postId))).toEqual([['p1'], ['p1']]);
  });

  it('moves every cursor by one statement, but none that is not where it was read', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => readCursor(name, 'first')));
    const [one, two] = [{ tx: 1, id: 1 }, { tx: 2, id: 2 }];
    let moved: boolean[] = [];
    expect(await asking(async () => void (moved = await Promise.all([moveCursor('a', beginning, one), moveCursor('b', one, two), moveCursor('c', beginning, two)])))).toEqual(['activity-move']);
    expect(moved).toEqual([true, false, true]);
    expect(await Promise.all(['a', 'b', 'c'].map((name) => readCursor(name, 'first')))).toEqual([one, beginning, two]);
  });

  it('gives each what staff asked to have delivered once more', async () => {
    await say('p1');
    await say('p2');
    const [first, second] = (await readAfter(beginning)).found;
    await Promise.all([noteFailure('a', first!.activity.id, 'no', 5), noteFailure('b', second!.activity.id, 'no', 5)]);
    let again: Activity[][] = [];
    const ask = async (): Promise<void> => void (again = await Promise.all([readUnparked('a', second!.place), readUnparked('b', first!.place), readUnparked('b', second!.place), readUnparked('c', second!.place)]));
    expect(await asking(ask)).toEqual(['activity-unparked']);
    expect(again.map((each) => each.map(({ postId }) => postId))).toEqual([['p1'], [], ['p2'], []]);
  });
});
