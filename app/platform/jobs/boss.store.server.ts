import PgBoss from 'pg-boss';
import { pool, type Tx } from '~/platform/db/index.server';
import { log } from '~/platform/log/index.server';

/** How the jobs of one queue are treated when they fail. */
export type QueueRules = {
  /** Tries after the first; then the job is parked. */
  retryLimit: number;
  /** Seconds before the second try; doubled (with some chance) for each further one. */
  retryDelay: number;
  /** Seconds after which a job that has not ended counts as failed: its worker was killed, or it hangs. */
  expireInSeconds: number;
};

export const DEFAULT_RULES: QueueRules = { retryLimit: 5, retryDelay: 5, expireInSeconds: 15 * 60 };

const DAY = 24 * 60 * 60;

let starting: Promise<PgBoss> | null = null;
const known = new Set<string>();

/**
 * pg-boss on our pool, started on first use, so that a process which only enqueues needs no preparation.
 * Its own workers, clock and caretaker stay off: they leave promises unobserved that are rejected when the
 * database goes away. We use its tables and statements, and do the waiting ourselves (`work.server.ts`).
 */
export function boss(): Promise<PgBoss> {
  starting ??= start().catch((error: unknown) => {
    starting = null;
    throw error;
  });
  return starting;
}

async function start(): Promise<PgBoss> {
  const made = new PgBoss({
    db: { executeSql },
    schema: 'pgboss',
    supervise: false,
    schedule: false,
    ...DEFAULT_RULES,
    retryBackoff: true,
    archiveFailedAfterSeconds: 30 * DAY, // parked jobs stay in sight of staff for a month
    deleteAfterDays: 3,
    retentionDays: 30,
  });
  made.on('error', (error) => log.error({ err: error }, 'job queue'));
  return made.start();
}

/** Forgets pg-boss, so that the next use starts it afresh. */
export async function closeBoss(): Promise<void> {
  const running = starting;
  starting = null;
  known.clear();
  if (running) await (await running).stop({ graceful: false, close: false });
}

/** pg-boss sends whole scripts with BEGIN and COMMIT: a failing one must not go back to the pool half open. */
async function executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  if (values) return pool.query(text, values);
  const client = await pool.connect();
  let failed = true;
  try {
    const result = await client.query(text);
    failed = false;
    return { rows: result.rows };
  } finally {
    client.release(failed);
  }
}

/** Makes the queue unless it is known; `rules` replace those it had. */
export async function ensureQueue(queue: string, rules?: QueueRules): Promise<void> {
  if (known.has(queue) && !rules) return;
  const running = await boss();
  await running.createQueue(queue);
  if (rules) await running.updateQueue(queue, { name: queue, ...rules, retryBackoff: true });
  known.add(queue);
}

/** Runs pg-boss's statements inside a Prisma transaction. */
export function within(tx: Tx): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const plain = values.map((value: unknown) =>
        typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
      );
      return { rows: await tx.$queryRawUnsafe<unknown[]>(text, ...plain) };
    },
  };
}

/** Tells the workers of a queue to look, when the transaction commits (or at once without one). */
export async function announceJob(tx: Tx | null, queue: string): Promise<void> {
  if (tx) await tx.$executeRaw`SELECT pg_notify('parvis_job', ${queue})`;
  else await pool.query(`SELECT pg_notify('parvis_job', $1)`, [queue]);
}

/** A job that failed for good and waits for staff. */
export type ParkedJob = {
  id: string;
  queue: string;
  data: unknown;
  /** What its last try ended with. */
  error: string;
  tries: number;
  parkedAt: Date;
};

/** The latest 200 parked jobs, newest first. */
export async function listParkedJobs(): Promise<ParkedJob[]> {
  await boss();
  const { rows } = await pool.query<ParkedJob>(
    `SELECT id, name AS queue, data, COALESCE(output->>'message', output->'value'->>'message', '') AS error,
            retry_count + 1 AS tries, completed_on AS "parkedAt"
       FROM pgboss.job WHERE state = 'failed' ORDER BY completed_on DESC LIMIT 200`,
  );
  return rows;
}

/** Gives a parked job one more try; nothing happens when it is not parked any more. */
export async function retryParkedJob(queue: string, id: string): Promise<void> {
  await (await boss()).retry(queue, id);
  await announceJob(null, queue);
}

/** For each queue with work that is due: how many seconds its oldest job has waited, and how many wait. */
export async function queueAges(): Promise<{ queue: string; seconds: number; waiting: number }[]> {
  await boss();
  const { rows } = await pool.query<{ queue: string; seconds: number; waiting: number }>(
    `SELECT name AS queue, EXTRACT(epoch FROM now() - min(start_after))::float8 AS seconds, count(*)::int AS waiting
       FROM pgboss.job WHERE state < 'active' AND start_after < now() GROUP BY name`,
  );
  return rows;
}
