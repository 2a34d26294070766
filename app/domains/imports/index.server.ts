/** The door to imports for server code. */
export { importStackExchange } from './import-stack-exchange.server';
export { lookupLegacy, type LegacyKind } from './lookup-legacy.server';
export type { FileReport, ImportProgress, ImportReport, Reason } from './report';
