import { LENGTHS } from '~/domains/threads';
import { similarThreads } from '~/domains/search/index.server';
import { page } from '~/http/page.server';

/** Threads like the one whose title is being typed. */
export const loader = page('everyone', async ({ actor, url }) =>
  Response.json(await similarThreads(actor, { title: (url.searchParams.get('title') ?? '').slice(0, LENGTHS.title.max) })),
);
