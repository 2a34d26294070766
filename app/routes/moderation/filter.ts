import { removeFilter } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** DELETE forgets a saved filter of the queue. */
export const action = verb('moderator', async ({ actor, params, method, done }) => {
  if (method !== 'DELETE') throw new NotFound();
  await removeFilter(actor, { filterId: params.filter ?? '' });
  return done('/moderation', { key: 'flash.filterRemoved' });
});
