import { LENGTHS } from '~/domains/threads';
import { similarThreads } from '~/domains/search/index.server';
import { callerOf } from '~/http/caller.server';
import { page } from '~/http/page.server';
import { limit } from '~/platform/limits/index.server';

/** Threads like the one whose title is being typed. */
export const loader = page('everyone', async (context) => {
  await limit('costly', callerOf(context));
  const title = (context.url.searchParams.get('title') ?? '').slice(0, LENGTHS.title.max);
  return Response.json(await similarThreads(context.actor, { title }));
});
