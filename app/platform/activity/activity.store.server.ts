import DataLoader from 'dataloader';
import { now } from '~/platform/clock';
import { pool, withClient, type Tx } from '~/platform/db/index.server';
import type { Activity, ActivityInput } from './activity';

/**
 * A place in the log. Numbers are given out when a row is written, not when it commits, so the log is read by
 * (transaction, number), and only below the oldest transaction that is still running: nothing can appear there later.
 */
export type Place = { tx: number; id: number };

export type LoggedActivity = { activity: Activity; place: Place };

const COLUMNS = `id, tx, kind, at, actor_id, via, thread_id, post_id, target_member_id, category_id, thread_kind, tag_ids, data`;
const HORIZON = `(pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`;

/** Writes an activity in the transaction of its act: it happened if and only if that commits. */
export async function record(tx: Tx, input: ActivityInput): Promise<void> {
  const { actor, tagIds, data, ...rest } = input;
  await tx.activity.create({
    data: { ...rest, actorId: actor.id ?? null, via: actor.via, tagIds: tagIds ?? [], data: data ?? {}, at: now() },
    select: { id: true },
  });
}

type Found = { found: LoggedActivity[]; waiting: boolean };

/**
 * The next 100 activities after a place, in commit-safe order; where there are none, whether newer ones wait for running transactions. Most
 * subscribers stand at the same place and look at the same moment: what they ask for in one turn is read once.
 */
export function readAfter(place: Place): Promise<Found> {
  return after.load(place);
}

const after: DataLoader<Place, Found, string> = new DataLoader(
  (places) => {
    after.clearAll();
    return Promise.all(places.map(readNow));
  },
  { cacheKeyFn: ({ tx, id }) => `${tx} ${id}` },
);

/** Read at a time; as many may come twice after a crash. */
const BATCH = 100;

async function readNow(place: Place): Promise<Found> {
  const { rows } = await pool.query<Row>({
    name: 'activity-after',
    text: `SELECT ${COLUMNS} FROM activity WHERE (tx, id) > ($1::bigint, $2::bigint) AND tx < ${HORIZON} ORDER BY tx, id LIMIT $3`,
    values: [place.tx, place.id, BATCH],
  });
  if (rows.length > 0) return { found: rows.map(fromRow), waiting: false };
  const beyond = await pool.query<{ waiting: boolean }>({
    name: 'activity-waiting',
    text: `SELECT EXISTS (SELECT 1 FROM activity WHERE tx >= ${HORIZON}) AS waiting`,
  });
  return { found: [], waiting: beyond.rows[0]?.waiting ?? false };
}

/** Where the subscriber is; a new one is put down at the beginning or at the end of the log. */
export async function readCursor(subscriber: string, begin: 'first' | 'next'): Promise<Place> {
  const start = begin === 'first' ? '0' : HORIZON;
  const { rows } = await pool.query<{ tx: number; activity_id: number }>(
    `WITH made AS (
       INSERT INTO activity_cursor (subscriber, tx, activity_id, updated_at) VALUES ($1, ${start}, 0, $2)
       ON CONFLICT (subscriber) DO NOTHING RETURNING tx, activity_id)
     SELECT tx, activity_id FROM made UNION ALL SELECT tx, activity_id FROM activity_cursor WHERE subscriber = $1 LIMIT 1`,
    [subscriber, now()],
  );
  const row = rows[0];
  if (!row) throw new Error(`no cursor for ${subscriber}`); // another process is making it: the next round finds it
  return { tx: row.tx, id: row.activity_id };
}

type Move = { subscriber: string; from: Place; to: Place };

/** Moves the cursor on from where it was read; false when another process has moved it meanwhile. Moves of one turn are one statement. */
export function moveCursor(subscriber: string, from: Place, to: Place): Promise<boolean> {
  return moves.load({ subscriber, from, to });
}

const moves = new DataLoader<Move, boolean>(
  async (wanted) => {
    const { rows } = await pool.query<{ subscriber: string }>({
      name: 'activity-move',
      text: `UPDATE activity_cursor c SET tx = m.tx, activity_id = m.id, updated_at = $6
               FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS m (subscriber, from_tx, from_id, tx, id)
              WHERE c.subscriber = m.subscriber AND c.tx = m.from_tx AND c.activity_id = m.from_id RETURNING c.subscriber`,
      values: [wanted.map(({ subscriber }) => subscriber), ...placesOf(wanted.map(({ from }) => from)), ...placesOf(wanted.map(({ to }) => to)), now()],
    });
    const moved = new Set(rows.map(({ subscriber }) => subscriber));
    return wanted.map(({ subscriber }) => moved.has(subscriber));
  },
  { cache: false },
);

/** Places as two columns. */
function placesOf(places: readonly Place[]): [number[], number[]] {
  return [places.map(({ tx }) => tx), places.map(({ id }) => id)];
}

/** Counts a failed try and answers how many there were; with `park` it will not be tried again. */
export async function noteFailure(subscriber: string, activityId: number, error: string, limit: number): Promise<number> {
  const { rows } = await pool.query<{ tries: number }>(
    `INSERT INTO activity_failure (subscriber, activity_id, tries, last_error, updated_at) VALUES ($1, $2, 1, $3, $4)
     ON CONFLICT (subscriber, activity_id) DO UPDATE SET tries = activity_failure.tries + 1, last_error = $3, updated_at = $4,
       parked_at = CASE WHEN activity_failure.tries + 1 >= $5 THEN $4 END
     RETURNING tries`,
    [subscriber, activityId, error.slice(0, 2_000), now(), limit],
  );
  return rows[0]?.tries ?? limit;
}

/** The activity was taken after all. */
export async function forgetFailure(subscriber: string, activityId: number): Promise<void> {
  await pool.query(`DELETE FROM activity_failure WHERE subscriber = $1 AND activity_id = $2`, [subscriber, activityId]);
}

/** Activities behind the cursor that staff asked to deliver once more, at most 50. Those who ask in one turn are answered by one statement. */
export function readUnparked(subscriber: string, place: Place): Promise<Activity[]> {
  return unparked.load({ subscriber, place });
}

const unparked = new DataLoader<{ subscriber: string; place: Place }, Activity[]>(
  async (asked) => {
    const { rows } = await pool.query<Row & { n: number }>({
      name: 'activity-unparked',
      text: `SELECT again.*, o.n::int FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS o (subscriber, tx, id, n), LATERAL (
               SELECT a.* FROM activity_failure f JOIN activity a ON a.id = f.activity_id
                WHERE f.subscriber = o.subscriber AND f.parked_at IS NULL AND (a.tx, a.id) <= (o.tx, o.id) ORDER BY a.tx, a.id LIMIT 50) again
              ORDER BY again.tx, again.id`,
      values: [asked.map(({ subscriber }) => subscriber), ...placesOf(asked.map(({ place }) => place))],
    });
    return asked.map((_, at) => rows.filter(({ n }) => n === at + 1).map((row) => fromRow(row).activity));
  },
  { cache: false },
);

/** An activity that a subscriber could not take. */
export type ParkedActivity = { subscriber: string; activityId: number; kind: string; at: Date; tries: number; error: string; parkedAt: Date };

/** The latest 200 parked activities, newest first. */
export async function listParkedActivities(): Promise<ParkedActivity[]> {
  const { rows } = await pool.query<ParkedActivity>(
    `SELECT f.subscriber, f.activity_id AS "activityId", a.kind, a.at, f.tries, f.last_error AS error, f.parked_at AS "parkedAt"
       FROM activity_failure f JOIN activity a ON a.id = f.activity_id
      WHERE f.parked_at IS NOT NULL ORDER BY f.parked_at DESC LIMIT 200`,
  );
  return rows;
}

/** Has a parked activity delivered once more, with five new tries. */
export async function retryParkedActivity(subscriber: string, activityId: number): Promise<void> {
  await pool.query(
    `WITH again AS (UPDATE activity_failure SET parked_at = NULL, tries = 0 WHERE subscriber = $1 AND activity_id = $2)
     SELECT pg_notify('parvis_activity', '')`,
    [subscriber, activityId],
  );
}

/**
 * Puts transaction numbers right after a restore into another cluster, whose counter may be far behind: old rows
 * would lie beyond the horizon for a long time, and new ones would sort before them. To be called at start, before any
 * delivery. Undelivered rows stay undelivered; a delivered one may come once more. Answers whether it had to.
 */
export async function normaliseAfterRestore(): Promise<boolean> {
  return withClient(async (client) => {
    const { rows } = await client.query<{ foreign: boolean }>(
      `SELECT max(tx) >= (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint AS "foreign" FROM activity`,
    );
    if (!rows[0]?.foreign) return false;
    await client.query(`
      BEGIN;
      LOCK TABLE activity, activity_cursor IN EXCLUSIVE MODE;
      UPDATE activity_cursor c SET tx = 0, activity_id = COALESCE(
        (SELECT min(a.id) - 1 FROM activity a WHERE (a.tx, a.id) > (c.tx, c.activity_id)),
        (SELECT max(a.id) FROM activity a), 0);
      UPDATE activity SET tx = 0 WHERE tx <> 0;
      COMMIT`);
    return true;
  });
}

type Row = {
  id: number;
  tx: number;
  kind: string;
  at: Date;
  actor_id: string | null;
  via: string;
  thread_id: string | null;
  post_id: string | null;
  target_member_id: string | null;
  category_id: string | null;
  thread_kind: string | null;
  tag_ids: string[];
  data: Record<string, unknown>;
};

function fromRow(row: Row): LoggedActivity {
  return {
    place: { tx: row.tx, id: row.id },
    activity: {
      id: row.id,
      kind: row.kind,
      at: row.at,
      actorId: row.actor_id,
      via: row.via,
      threadId: row.thread_id,
      postId: row.post_id,
      targetMemberId: row.target_member_id,
      categoryId: row.category_id,
      threadKind: row.thread_kind,
      tagIds: row.tag_ids,
      data: row.data,
    },
  };
}
