import { tryingPage } from '~/http/api/trying-page.server';
import { page } from '~/http/page.server';

/** The API to try out in the browser. */
export const loader = page('everyone', async (context) => {
  context.headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(tryingPage(context), { headers: context.headers });
});
