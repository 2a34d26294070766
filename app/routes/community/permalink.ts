import { redirect } from '@remix-run/node';
import { locatePost } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** The permanent address of a post leads to its place on the right page of its thread. */
export const loader = page('everyone', async ({ actor, params, headers }) => {
  const { href } = await locatePost(actor, { postId: params.id ?? '' });
  return redirect(href, { status: 302, headers });
});

export { Nothing as default } from '~/http/nothing';
