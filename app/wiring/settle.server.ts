import { normaliseAfterRestore, listParkedActivities } from '~/platform/activity/index.server';
import { listParkedJobs, queueAges } from '~/platform/jobs/index.server';
import { watchQueues } from '~/platform/metrics/index.server';
import { forgetForeignSignals } from '~/platform/realtime/index.server';
import { flushViews } from '~/domains/threads/index.server';
import { wireMail } from './mail.server';

/** What every process does once the database is there: web, worker and commands alike. */
export async function settle(): Promise<() => Promise<void>> {
  await normaliseAfterRestore();
  await forgetForeignSignals();
  wireMail();
  watchQueues({
    queueAges,
    parked: async () => [
      { kind: 'job', count: (await listParkedJobs()).length },
      { kind: 'activity', count: (await listParkedActivities()).length },
    ],
  });
  return flushViews;
}
