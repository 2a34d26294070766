import { dropPost, getBookmark, keepPost } from '~/domains/following/index.server';
import { verb } from '~/http/mutation.server';

/** POST bookmarks a post, DELETE no longer. */
export const action = verb('everyone', async ({ actor, params, method, back }) => {
  const postId = params.id ?? '';
  const undo = { action: `/posts/${postId}/bookmark` };
  if (method === 'DELETE') {
    await dropPost(actor, { postId });
    return back({ bookmarked: false }, { key: 'flash.bookmarkDropped', undo: { ...undo, method: 'post' } });
  }
  // Pressed once more, it keeps its note.
  if (!(await getBookmark(actor, { postId }))) await keepPost(actor, { postId, note: null, remindAt: null });
  return back({ bookmarked: true }, { key: 'flash.bookmarked', undo: { ...undo, method: 'delete' } });
});
