import { vote } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

/** POST votes (or likes) once, `value=-1` votes down, DELETE takes it back. */
export const action = verb('everyone', async ({ actor, params, method, form, back }) => {
  const value = method === 'DELETE' ? 0 : form.get('value') === '-1' ? -1 : 1;
  return back(await vote(actor, { postId: params.id ?? '', value }));
});
