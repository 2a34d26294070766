/** For acts: everything inside happens or nothing does. */
export { transaction, type Tx } from '~/platform/db/index.server';
