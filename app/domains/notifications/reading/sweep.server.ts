import { now } from '~/platform/clock';
import { KEPT_DAYS } from '../rules';
import { deleteBefore } from './list.store.server';

/** Takes away what is older than half a year; for a schedule, daily. */
export async function sweepNotifications(): Promise<void> {
  await deleteBefore(new Date(now().getTime() - KEPT_DAYS * 86_400_000));
}
