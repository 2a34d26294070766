import { fresh } from '~/platform/lazy';
import { readReasons } from './reasons.store.server';

/** Every page of the queue shows reasons in several places. */
const reasons = fresh(readReasons);

/** All reasons, at most two seconds old (changes made in this process are seen at once). For what is shown; acts ask the database. */
export const cachedReasons = reasons.get;

/** Has the next read see a change at once. */
export const forgetReasons = reasons.forget;
