import { redirect } from '@remix-run/node';
import { threadPath } from '~/domains/threads';
import { locateThread } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';

/** The short address of a thread. */
export const loader = page('everyone', async ({ actor, params }) => redirect(threadPath(await locateThread(actor, { threadId: params.id ?? '' })), 301));

export { Nothing as default } from '~/http/nothing';
