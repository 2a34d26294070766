import { acceptAnswer, unacceptAnswer } from '~/domains/answers/index.server';
import { verb } from '~/http/mutation.server';

/** POST accepts the answer, DELETE takes that back. */
export const action = verb('everyone', async ({ actor, params, method, back }) => {
  const taken = method === 'DELETE';
  const done = await (taken ? unacceptAnswer : acceptAnswer)(actor, { postId: params.id ?? '' });
  return back(done, { key: taken ? 'flash.unaccepted' : 'flash.accepted' });
});
