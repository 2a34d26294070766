import { categoryPath } from '~/domains/threads';
import { feedOfThreads, getCategory } from '~/domains/threads/index.server';
import { atom, feedReader } from '~/http/atom.server';
import { page } from '~/http/page.server';
import { threadEntry } from '~/http/thread-feed.server';

/** The newest threads of a category; those that not everybody may read have no feed. */
export const loader = page('everyone', async (context) => {
  const reader = feedReader(context);
  const { slug, name, description } = await getCategory(reader, { slug: context.params.category ?? '' });
  const threads = await feedOfThreads(reader, { categorySlug: slug });
  return atom(context, { title: `${name} · ${context.settings.name}`, subtitle: description, path: categoryPath(slug), entries: threads.map(threadEntry) });
});
