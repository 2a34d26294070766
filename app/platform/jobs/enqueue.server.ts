import type { Tx } from '~/platform/db/index.server';
import { announceJob, boss, ensureQueue, within } from './boss.store.server';

export type EnqueueOptions = {
  /** Not before this instant. */
  startAfter?: Date;
  /** Names the job: a second one with the same id in the queue is ignored. A UUID. */
  id?: string;
};

/**
 * Makes the queue, at its first use in this process. To be called before a transaction that puts a job on it: that would
 * have to wait for another connection while it holds one.
 */
export function readyQueue(queue: string): Promise<void> {
  return ensureQueue(queue);
}

/**
 * Puts a job on a queue. With a transaction (after `readyQueue`) it exists when that commits and never otherwise; with null at once.
 * Delivered at least once: the handler has to bear a repetition.
 */
export async function enqueue(tx: Tx | null, queue: string, data: object, options: EnqueueOptions = {}): Promise<void> {
  await ensureQueue(queue);
  const running = await boss();
  await running.send(queue, data, { ...options, ...(tx ? { db: within(tx) } : {}) });
  if (!options.startAfter) await announceJob(tx, queue);
}
