import { saveFilterInput } from '~/domains/moderation';
import { saveFilter } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { take } from '~/http/take';

/** POST keeps a filter of the queue under a name. */
export const action = verb('moderator', async ({ actor, form, input, done }) => {
  const shared = take(form, 'shared') === 'on';
  form.delete('back');
  const { query } = await saveFilter(actor, { ...input(saveFilterInput.omit({ shared: true })), shared });
  return done(`/moderation?${query}`, { key: 'flash.filterSaved' });
});
