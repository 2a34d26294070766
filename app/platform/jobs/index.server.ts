/** Work that is done later, once the transaction that asked for it has committed. */
export { enqueue, readyQueue, type EnqueueOptions } from './enqueue.server';
export { schedule } from './schedule.server';
export { work, startJobs, stopJobs, type JobContext, type JobHandler } from './work.server';
export { listParkedJobs, retryParkedJob, queueAges, type ParkedJob, type QueueRules } from './boss.store.server';
export { startLoop, type Loop } from './loop.server';
export { listen } from './listen.store.server';
export { insist } from './insist.server';
