import { readingOfRows } from '~/domains/following/index.server';
import { isId } from '~/domains/threads';
import { sightOfThreads } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** Rows of a page. */
const MOST = 60;

/** How rows of a list that is open are marked for the reader now: of each thread, what is new or unread, and in which words. */
export const loader = page('member', async ({ actor, url, t }) => {
  const asked = (url.searchParams.get('threads') ?? '').split(' ').filter(isId).slice(0, MOST);
  const sees = await sightOfThreads(asked);
  const threads = asked.filter((id) => sees(actor, id));
  const reading = await readingOfRows(actor, threads.map((id) => ({ id })));
  const marks = threads.map((thread) => {
    const { isNew = false, unread = 0, first = null } = reading[thread] ?? {};
    return { thread, isNew, first, words: unread > 0 ? t('threads.unread', { n: unread, shown: unread > 99 ? '99+' : String(unread) }) : '' };
  });
  return Response.json(marks, { headers: { 'Cache-Control': 'no-store' } });
});
