/** What staff did to what is not their own, in a chain that cannot be altered unseen. */
export type { Json } from './canonical-json';
export { forgetLedgerDetails, writeLedger, type LedgerActor, type LedgerInput } from './ledger.store.server';
