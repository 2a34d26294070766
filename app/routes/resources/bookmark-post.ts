import { dropPost, getBookmark, keepAgainForm, keepPost } from '~/domains/following/index.server';
import { now } from '~/platform/clock';
import { verb } from '~/http/mutation.server';

/** POST bookmarks a post, DELETE no longer. Taken back, it is kept as it was. */
export const action = verb('everyone', async ({ actor, params, method, input, back }) => {
  const postId = params.id ?? '';
  const undo = { action: `/posts/${postId}/bookmark` };
  if (method === 'DELETE') {
    const dropped = await dropPost(actor, { postId });
    const values = { ...(dropped?.note ? { note: dropped.note } : {}), ...(dropped?.remindAt ? { remindAt: dropped.remindAt.toISOString() } : {}) };
    return back({ bookmarked: false }, { key: 'flash.bookmarkDropped', undo: { ...undo, method: 'post', values } });
  }
  // Pressed once more, it keeps its note.
  if (!(await getBookmark(actor, { postId }))) {
    const { note, remindAt } = input(keepAgainForm);
    // The reminder may have gone by between the two presses.
    await keepPost(actor, { postId, note, remindAt: remindAt && remindAt > now() ? remindAt : null });
  }
  return back({ bookmarked: true }, { key: 'flash.bookmarked', undo: { ...undo, method: 'delete' } });
});
