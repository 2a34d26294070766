/** The door to imports for server code. */
export { importStackExchange, type ImportInput } from './import-stack-exchange.server';
export { lookupLegacy, type LegacyKind, type LegacyTarget } from './lookup-legacy.server';
export type { FileReport, ImportProgress, ImportReport, ImportedThings, Reason } from './report';
