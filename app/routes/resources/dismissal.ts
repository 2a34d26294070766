import { dismissNew, dismissUnread, restoreNew, restoreUnread } from '~/domains/following/index.server';
import { verb } from '~/http/mutation.server';
import { NotFound } from '~/platform/errors';

/** POST has nothing be new, or unread, any more; DELETE takes one such dismissal back, `at` its instant. */
export const action = verb('everyone', async ({ actor, url, method, back }) => {
  const isNew = url.pathname.startsWith('/new');
  if (method === 'DELETE') {
    const at = new Date(url.searchParams.get('at') ?? '');
    if (Number.isNaN(at.getTime())) throw new NotFound();
    await (isNew ? restoreNew : restoreUnread)(actor, { at });
    return back({}, { key: 'flash.restoredMarks' });
  }
  const { at } = await (isNew ? dismissNew : dismissUnread)(actor);
  const action = `${url.pathname}?at=${at.toISOString()}`;
  return back({ at }, { key: isNew ? 'flash.dismissedNew' : 'flash.dismissedUnread', undo: { action, method: 'delete' } });
});
