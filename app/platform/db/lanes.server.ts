import type pg from 'pg';
import { newClient, onClose } from './pool.server';
import { isUnavailable } from './sql-errors';

interface Lane {
  client: pg.Client;
  ready: Promise<void>;
  /** Statements that were sent and are not answered. */
  waiting: number;
}

/** One for each core that a small machine gives the database; a process alone does not keep more of them busy. */
const LANES = 2;

let lanes: Lane[] = [];

/**
 * Runs a short read on a connection that many requests use at the same time: statements are sent as they come, without
 * waiting for the answers before. Against a connection of the pool for each of them this saves a member's thread page a
 * third of its way to the database and back. Each statement stands alone; what follows a slow one waits for it, so this
 * is for reads by key or along an index.
 *
 * @param name unique for the text, e.g. `threads.page`
 * @param text SQL with `$1`, `$2`, ...; never built from what people entered
 * @param values one for each parameter; a Date is passed as a UTC instant
 */
export async function quickQuery<Row extends object>(name: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const lane = lanes.length < LANES ? openLane() : lanes.reduce((best, each) => (each.waiting < best.waiting ? each : best));
  lane.waiting += 1;
  try {
    await lane.ready;
    return (await lane.client.query<Row>({ name, text, values: plain })).rows;
  } catch (error) {
    // The server says goodbye before the connection ends: nobody else should be sent this way.
    if (isUnavailable(error)) forget(lane);
    throw error;
  } finally {
    lane.waiting -= 1;
  }
}

function openLane(): Lane {
  const client = newClient({ shared: true });
  const lane: Lane = { client, ready: client.connect().then(() => keepPlans(client)), waiting: 0 };
  client.on('error', () => forget(lane));
  client.on('end', () => forget(lane));
  if (lanes.length === 0) onClose(closeLanes);
  lanes.push(lane);
  return lane;
}

/**
 * Left to itself, PostgreSQL compares the cost of a plan for any values with that of plans for each call's own, without
 * what planning costs. In a community of a million posts it then plans a thread page anew for every reader: 2.6 ms
 * where running it takes 0.6. What is read by key or along an index has the same best plan for all values.
 */
async function keepPlans(client: pg.Client): Promise<void> {
  await client.query('SET plan_cache_mode = force_generic_plan');
}

/** The next statement opens another. What this one still has to answer, it answers or refuses. */
function forget(lane: Lane): void {
  lanes = lanes.filter((each) => each !== lane);
}

async function closeLanes(): Promise<void> {
  const closing = lanes;
  lanes = [];
  await Promise.all(closing.map(({ client }) => client.end()));
}
