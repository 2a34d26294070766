import { createHash } from 'node:crypto';
import cronParser from 'cron-parser';
import { now } from '~/platform/clock';
import { enqueue } from './enqueue.server';

type Scheduled = { queue: string; cron: string; lastSlot: number };

const scheduled = new Map<string, Scheduled>();

/** A process that was down at the appointed minute still does the work when it is back within the hour. */
const CATCH_UP_MS = 60 * 60 * 1_000;

/**
 * Enqueues a job on `queue` at the times of `cron` (five fields, UTC), once for all processes together.
 * To be called before `startJobs`.
 * @throws Error when the cron line cannot be read
 */
export function schedule(queue: string, cron: string): void {
  cronParser.parseExpression(cron, { utc: true });
  scheduled.set(queue, { queue, cron, lastSlot: 0 });
}

/** Enqueues what has become due. Every worker does this; the job's id, made of queue and minute, keeps it to one. */
export async function enqueueDue(): Promise<void> {
  const current = now();
  for (const entry of scheduled.values()) {
    const slot = cronParser.parseExpression(entry.cron, { currentDate: current, utc: true }).prev().getTime();
    if (slot === entry.lastSlot || current.getTime() - slot > CATCH_UP_MS) continue;
    await enqueue(null, entry.queue, {}, { id: slotId(entry.queue, slot) });
    entry.lastSlot = slot;
  }
}

/** Forgets all schedules. */
export function clearSchedules(): void {
  scheduled.clear();
}

function slotId(queue: string, slot: number): string {
  const hex = createHash('sha256').update(`${queue} ${slot}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
