import { decideInput } from '~/domains/moderation';
import { claimItem, decide } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';
import { splitTags } from '~/http/writing.server';

/**
 * POST decides an item, claims what comes next, and says so: for a page that has read the next item ahead, so that a
 * decision takes one round trip. Without a script the form of the item's page does it in two.
 */
export const action = verb('moderator', async ({ actor, params, form, input, back }) => {
  form.set('itemId', params.id ?? '');
  if (form.has('tags')) splitTags(form);
  const { nextId } = await decide(actor, input(decideInput));
  const claimed = nextId ? await claimItem(actor, { itemId: nextId }) : null;
  return back({ nextId, token: claimed?.token ?? null, until: claimed?.until.getTime() ?? null });
});
