import { postPath, threadPath } from '~/domains/threads';
import { removePost, restorePost } from '~/domains/threads/index.server';
import { verb } from '~/http/mutation.server';

/** POST deletes the post, an opening with its whole thread; DELETE brings it back. */
export const action = verb('everyone', async ({ actor, params, method, done }) => {
  const postId = params.id ?? '';
  if (method === 'DELETE') {
    await restorePost(actor, { postId });
    return done(postPath(postId), { key: 'flash.restored' });
  }
  const gone = await removePost(actor, { postId });
  const undo = { action: `/posts/${postId}/delete`, method: 'delete' as const };
  return gone.kind === 'opening'
    ? done('/', { key: 'flash.threadDeleted', undo })
    : done(threadPath({ id: gone.threadId, slug: gone.slug }), { key: 'flash.deleted', undo });
});
