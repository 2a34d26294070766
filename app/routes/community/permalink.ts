import { redirect } from '@remix-run/node';
import { noteOpened } from '~/domains/search/index.server';
import { locatePost } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** The permanent address of a post leads to its place on the right page of its thread; from a search, that counts for it. */
export const loader = page('everyone', async ({ actor, params, headers, url }) => {
  const { href } = await locatePost(actor, { postId: params.id ?? '' });
  const search = url.searchParams.get('search');
  if (search) await noteOpened(search);
  return redirect(href, { status: 302, headers });
});

export { Nothing as default } from '~/http/nothing';
