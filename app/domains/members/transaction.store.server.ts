/** For acts: everything inside happens or nothing does. */
export { transaction } from '~/platform/db/index.server';
