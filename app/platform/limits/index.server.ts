/** How often things may be done. */
export { limit, forgive, sweepLimits, type Limited } from './limits.store.server';
export type { LimitName } from './figures';
