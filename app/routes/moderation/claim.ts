import { claimInput, releaseInput } from '~/domains/moderation';
import { releaseClaim, renewClaim } from '~/domains/moderation/index.server';
import { verb } from '~/http/mutation.server';

/** POST renews the claim of whoever looks at an item, DELETE leaves it to others. */
export const action = verb('moderator', async ({ actor, params, method, form, input, back }) => {
  const itemId = params.id ?? '';
  form.set('itemId', itemId);
  if (method === 'DELETE') {
    await releaseClaim(actor, input(releaseInput));
    return back({ claimed: false });
  }
  return back({ claimed: true, until: (await renewClaim(actor, input(claimInput))).getTime() });
});
