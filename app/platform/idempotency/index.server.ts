export { onceOnly, sweepIdempotency, type Answer } from './idempotency.store.server';
