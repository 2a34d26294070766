import { decideInput } from '~/domains/moderation';
import { releaseClaim, renewClaim } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';

/** POST renews the claim of whoever looks at an item, DELETE leaves it to others. */
export const action = verb('moderator', async ({ actor, params, method, form, input, back }) => {
  const itemId = params.id ?? '';
  if (method === 'DELETE') await releaseClaim(actor, { itemId });
  else {
    form.set('itemId', itemId);
    await renewClaim(actor, input(decideInput.pick({ itemId: true, token: true })));
  }
  return back({ claimed: method !== 'DELETE' });
});
