import { setTimeout as pause } from 'node:timers/promises';
import { log } from '~/platform/log/index.server';
import { boss, closeBoss, DEFAULT_RULES, ensureQueue, type QueueRules } from './boss.store.server';
import { insist } from './insist.server';
import { listen } from './listen.store.server';
import { startLoop, type Loop } from './loop.server';
import { clearSchedules, enqueueDue } from './schedule.server';

/** What a handler learns besides the data: the job's id, and when to give up (time is over, or the process stops). */
export type JobContext = { id: string; signal: AbortSignal };
export type JobHandler<T extends object> = (data: T, job: JobContext) => Promise<void>;

type Worker = { queue: string; rules: QueueRules; handle: JobHandler<object> };

const POLL_MS = 2_000;
const SCHEDULE_MS = 15_000;
const CARE_MS = 60_000;
/** Shutdown must be over within 10 s; a job that takes longer is given back. */
const STOP_MS = 7_000;
/** For giving them back; without a database it cannot be done, and they expire. */
const GIVE_BACK_MS = 1_500;
const INSIST_SECONDS = 30;

const workers = new Map<string, Worker>();
const active = new Set<AbortController>();
let loops: Loop[] = [];
let deafen: (() => void)[] = [];

/**
 * Says who does the jobs of a queue, one at a time per process. To be called before `startJobs`.
 * A handler that throws is called again after 5, 10, 20, ... seconds; after six tries the job is parked, where
 * `listParkedJobs` shows it, and the others go on. `rules` overrides these figures.
 */
export function work<T extends object>(queue: string, handle: JobHandler<T>, rules: Partial<QueueRules> = {}): void {
  workers.set(queue, { queue, rules: { ...DEFAULT_RULES, ...rules }, handle: handle as JobHandler<object> });
}

/** Starts the workers and schedules registered so far. Not needed in a process that only enqueues. */
export async function startJobs(): Promise<void> {
  const byQueue = new Map<string, Loop>();
  for (const worker of workers.values()) await ensureQueue(worker.queue, worker.rules);
  for (const worker of workers.values()) {
    byQueue.set(worker.queue, startLoop(`jobs:${worker.queue}`, async () => ((await doNextJob(worker)) ? 0 : POLL_MS)));
  }
  loops.push(
    ...byQueue.values(),
    startLoop('job schedule', async () => {
      await enqueueDue();
      return SCHEDULE_MS;
    }),
    startLoop('job care', async () => {
      await (await boss()).maintain(); // gives back jobs of killed workers, sweeps old ones
      return CARE_MS;
    }),
  );
  deafen.push(
    listen('parvis_job', (queue) => {
      if (queue === null) for (const loop of byQueue.values()) loop.wake();
      else byQueue.get(queue)?.wake();
    }),
  );
}

/**
 * Stops the workers: running jobs may end for 7 seconds, then they are told to give up and put back for another
 * process. Forgets all registrations.
 */
export async function stopJobs(): Promise<void> {
  for (const stop of deafen) stop();
  const ended = Promise.all(loops.map((loop) => loop.stop()));
  await endsWithin(ended, STOP_MS);
  for (const abort of active) abort.abort(new Error('the process stopped before the job was done'));
  await endsWithin(ended, GIVE_BACK_MS);
  loops = [];
  deafen = [];
  workers.clear();
  clearSchedules();
  await closeBoss();
}

async function doNextJob(worker: Worker): Promise<boolean> {
  const running = await boss();
  const [job] = await running.fetch<object>(worker.queue);
  if (!job) return false;
  const abort = new AbortController();
  active.add(abort);
  const timer = setTimeout(() => abort.abort(new Error('the job took too long')), job.expireInSeconds * 1_000);
  const givenUp = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(abort.signal.reason as Error), { once: true });
  });
  try {
    await Promise.race([worker.handle(job.data, { id: job.id, signal: abort.signal }), givenUp]);
    await conclude(() => running.complete(worker.queue, job.id));
  } catch (error) {
    log.warn({ err: error, queue: worker.queue, job: job.id }, 'a job failed');
    await giveBack(worker.queue, job.id, error);
  } finally {
    clearTimeout(timer);
    active.delete(abort);
  }
  return true;
}

/** Marks the job as failed; pg-boss decides whether it is tried again or parked. */
async function giveBack(queue: string, id: string, error: unknown): Promise<void> {
  const running = await boss();
  const message = error instanceof Error ? error.message : String(error);
  await conclude(() => running.fail(queue, id, { message: message.slice(0, 2_000) }));
}

/** If the outcome cannot be written down, the job expires and is repeated. */
async function conclude(write: () => Promise<unknown>): Promise<void> {
  if (!(await insist(write, INSIST_SECONDS))) log.error('the outcome of a job could not be written down');
}

async function endsWithin(ended: Promise<unknown>, ms: number): Promise<void> {
  const over = new AbortController();
  await Promise.race([ended, pause(ms, null, { signal: over.signal }).catch(() => null)]);
  over.abort();
}
