import { undoMany } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** DELETE takes decisions back that were made in one go, within their 30 seconds, and shows the queue again. */
export const action = verb('moderator', async ({ actor, params, url, method, done }) => {
  if (method !== 'DELETE') throw new NotFound();
  const { undone } = await undoMany(actor, { batchId: params.batch ?? '' });
  return done(`/moderation${url.search}`, { key: 'flash.bulkUndone', values: { n: undone } });
});
