import { redirect } from '@remix-run/node';
import { tagPath } from '~/domains/threads';
import { feedOfThreads, getTag } from '~/domains/threads/index.server';
import { atom, feedReader } from '~/http/atom.server';
import { page } from '~/http/page.server';
import { threadEntry } from '~/http/thread-feed.server';

/** The newest threads with a tag; a synonym leads to the feed of its tag. */
export const loader = page('everyone', async (context) => {
  const reader = feedReader(context);
  const { slug, name, description } = await getTag(reader, { slug: context.params.tag ?? '' });
  if (slug !== context.params.tag) throw redirect(`${tagPath(slug)}/feed.xml`, 301);
  const threads = await feedOfThreads(reader, { tagSlug: slug });
  return atom(context, { title: `${name} · ${context.settings.name}`, subtitle: description ?? '', path: tagPath(slug), entries: threads.map(threadEntry) });
});
