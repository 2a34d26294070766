import { now } from '~/platform/clock';
import { deleteExpiredTokens } from './email-tokens.store.server';
import { sweepSessions } from './sessions.server';

/** Tokens stay a week after their time, so that a late complaint can be looked into. */
const KEPT_MS = 7 * 24 * 60 * 60_000;

/** Deletes sessions that are over and mailed tokens whose time has long been over; for a schedule. */
export async function sweepIdentity(): Promise<void> {
  await sweepSessions();
  await deleteExpiredTokens(new Date(now().getTime() - KEPT_MS));
}
