import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { NOTICE_KEPT_MONTHS } from './notice-rules';
import { eraseAnswered } from './notices.store.server';

/** Erases names, addresses and words of notices seven months after they were answered; what is counted stays. @returns how many; for a schedule, daily */
export async function eraseNotices(): Promise<number> {
  const at = now();
  const before = new Date(at);
  before.setUTCMonth(before.getUTCMonth() - NOTICE_KEPT_MONTHS);
  return transaction((tx) => eraseAnswered(tx, before, at));
}
