import { removeFilter } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** DELETE forgets a saved filter of the queue, with the way back. */
export const action = verb('moderator', async ({ actor, params, method, done }) => {
  if (method !== 'DELETE') throw new NotFound();
  const { name, query, shared } = await removeFilter(actor, { filterId: params.filter ?? '' });
  const values: Record<string, string> = { name, query, ...(shared ? { shared: 'on' } : {}) };
  return done(`/moderation?${query}`, { key: 'flash.filterRemoved', values: { name }, undo: { action: '/moderation/filters', method: 'post', values } });
});
