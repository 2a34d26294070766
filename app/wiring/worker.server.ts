import { remind } from '~/domains/following/index.server';
import { LETTER_QUEUE, prepareLetter, sweepIdentity } from '~/domains/identity/index.server';
import { eraseNotices, startSettling } from '~/domains/moderation/index.server';
import { sendDigests, sendNotices, sweepNotifications } from '~/domains/notifications/index.server';
import { sweepScreening } from '~/domains/screening/index.server';
import { countWords, feedMeilisearch, learnWordsAtFirst, tidySearches } from '~/domains/search/index.server';
import { startRendering, tidyThreads } from '~/domains/threads/index.server';
import { deleteUploadFiles, dropUnused, FILES_QUEUE } from '~/domains/uploads/index.server';
import { deliverActivities } from '~/platform/activity/index.server';
import { sweepIdempotency } from '~/platform/idempotency/index.server';
import { log } from '~/platform/log/index.server';
import { schedule, startJobs, stopJobs, work } from '~/platform/jobs/index.server';
import { closeLedgerDays } from '~/platform/ledger/index.server';
import { startMail, sweepMails } from '~/platform/mail/index.server';
import { sweepSignals } from '~/platform/realtime/index.server';
import { sweepLimits } from '~/platform/limits/index.server';
import { subscribers } from './subscribers.server';

/** Work that comes back by the clock (UTC): its queue, when, and what it does. */
const ROUNDS: readonly [queue: string, cron: string, handle: () => Promise<unknown>][] = [
  ['identity.sweep', '7 * * * *', sweepIdentity],
  ['uploads.sweep', '17 * * * *', dropUnused],
  ['following.remind', '* * * * *', remind],
  ['moderation.erase', '12 3 * * *', eraseNotices],
  ['screening.sweep', '22 3 * * *', sweepScreening],
  ['threads.tidy', '27 3 * * *', tidyThreads],
  ['notifications.mail', '* * * * *', sendNotices],
  ['notifications.digest', '*/15 * * * *', sendDigests],
  ['notifications.sweep', '32 3 * * *', sweepNotifications],
  ['search.tidy', '42 * * * *', tidySearches],
  ['search.count-words', '57 3 * * *', countWords],
  ['ledger.close-days', '2 * * * *', closeLedgerDays],
  ['mail.sweep', '37 3 * * *', sweepMails],
  ['limits.sweep', '47 * * * *', sweepLimits],
  ['idempotency.sweep', '52 * * * *', sweepIdempotency],
  ['realtime.sweep', '*/5 * * * *', sweepSignals],
];

/** Starts everything that happens outside of requests. @returns how to stop it, within ten seconds */
export async function startWorker(): Promise<() => Promise<void>> {
  work(LETTER_QUEUE, prepareLetter);
  work(FILES_QUEUE, deleteUploadFiles);
  for (const [queue, cron, handle] of ROUNDS) {
    work(queue, async () => void (await handle()));
    schedule(queue, cron);
  }
  await startJobs();
  void learnWordsAtFirst().catch((error: unknown) => log.warn({ err: error }, 'the words of posts could not be counted'));
  const delivery = deliverActivities(subscribers);
  const mail = startMail();
  const feed = feedMeilisearch();
  const rendering = startRendering();
  const settling = startSettling();
  return async () => {
    await Promise.all([stopJobs(), delivery.stop(), mail.stop(), feed.stop(), rendering.stop(), settling.stop()]);
  };
}
