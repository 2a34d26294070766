import { redirect } from '@remix-run/node';
import { postPath, threadPath } from '~/domains/threads';
import { feedOfThread } from '~/domains/threads/index.server';
import { atom, feedReader } from '~/http/atom.server';
import { page } from '~/http/page.server';

/** The newest posts of a thread. */
export const loader = page('everyone', async (context) => {
  const { params, settings } = context;
  const { id, slug, title, posts } = await feedOfThread(feedReader(context), { threadId: params.id ?? '' });
  const path = threadPath({ id, slug });
  if (slug !== params.slug) throw redirect(`${path}/feed.xml`, 301);
  const entries = posts.map(({ id: postId, number, ...post }) => ({
    ...post,
    permalink: postPath(postId),
    path: postPath(postId),
    title: number === 1 ? title : `${title} (#${number})`,
    terms: [],
  }));
  return atom(context, { title: `${title} · ${settings.name}`, path, entries });
});
