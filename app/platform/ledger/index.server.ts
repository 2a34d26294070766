/** What staff did to what is not their own, in a chain that cannot be altered unseen. */
export type { Json } from './canonical-json';
export { forgetLedgerDetails, writeLedger, type LedgerActor, type LedgerInput } from './ledger.store.server';
export { closeLedgerDays, listLedgerRoots, type LedgerRoot } from './roots.store.server';
export { verifyLedger, type LedgerFault, type LedgerVerdict } from './verify.server';
export { countLedger, listLedger, listLedgerActs, type LedgerRow } from './list.store.server';
