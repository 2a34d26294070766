/** For acts: everything inside happens or nothing does. */
export { isUniqueViolation, transaction, type Tx } from '~/platform/db/index.server';
