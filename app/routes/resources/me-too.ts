import { addMeToo, removeMeToo } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

/** "I have this too": POST says so, DELETE takes it back. */
export const action = verb('everyone', async ({ actor, params, method, back }) => {
  const act = method === 'DELETE' ? removeMeToo : addMeToo;
  return back(await act(actor, { threadId: params.id ?? '' }));
});
