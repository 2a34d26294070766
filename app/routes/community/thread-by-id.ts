import { redirect } from '@remix-run/node';
import { isMember } from '~/domains/identity';
import { noteDeflection } from '~/domains/search/index.server';
import { threadPath } from '~/domains/threads';
import { locateThread } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** The short address of a thread. A member who comes here from writing a question has perhaps found the answer. */
export const loader = page('everyone', async ({ actor, params, url, headers }) => {
  const thread = await locateThread(actor, { threadId: params.id ?? '' });
  if (url.searchParams.get('from') !== 'ask' || !isMember(actor)) return redirect(threadPath(thread), 301);
  await noteDeflection(actor.id, thread.id);
  return redirect(threadPath(thread), { status: 302, headers });
});

export { Nothing as default } from '~/http/nothing';
