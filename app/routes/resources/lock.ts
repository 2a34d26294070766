import { lockThread, unlockThread } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

/** POST sets it, DELETE lifts it. */
export const action = verb('member', async ({ actor, params, method, back }) => {
  const act = method === 'DELETE' ? unlockThread : lockThread;
  return back(await act(actor, { threadId: params.id ?? '' }), { key: method === 'DELETE' ? 'flash.unlockThread' : 'flash.lockThread' });
});
