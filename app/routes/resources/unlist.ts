import { unlistThread, relistThread } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

/** POST sets it, DELETE lifts it. */
export const action = verb('member', async ({ actor, params, method, back }) => {
  const act = method === 'DELETE' ? relistThread : unlistThread;
  return back(await act(actor, { threadId: params.id ?? '' }), { key: method === 'DELETE' ? 'flash.relistThread' : 'flash.unlistThread' });
});
