import { feedOfThreads } from '~/domains/threads/index.server';
import { atom, feedReader } from '~/http/atom.server';
import { page } from '~/http/page.server';
import { threadEntry } from '~/http/thread-feed.server';

/** The newest threads of the site. */
export const loader = page('everyone', async (context) => {
  const { name, tagline, defaultLocale } = context.settings;
  const threads = await feedOfThreads(feedReader(context));
  return atom(context, { title: name, subtitle: tagline[defaultLocale], path: '/', entries: threads.map(threadEntry) });
});
