import { noteProgressInput } from '~/domains/following';
import { noteProgress } from '~/domains/following/index.server';
import { isMember } from '~/domains/identity';
import { verb } from '~/http/mutation.server';
import { page } from '~/http/page.server';

/** A picture of one dot that nobody sees. */
const DOT = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

/** What pages ask for where scripts do not run: having been shown, their posts count as read. */
export const loader = page('everyone', async ({ actor, params, url }) => {
  const seen = noteProgressInput.safeParse({ threadId: params.id, number: url.searchParams.get('to'), ms: 0 });
  if (isMember(actor) && seen.success) await noteProgress(actor, seen.data);
  return new Response(DOT, { headers: { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store' } });
});

/** PUT says how far somebody has read, and for how long. */
export const action = verb('everyone', async ({ actor, params, form, input }) => {
  form.set('threadId', params.id ?? '');
  await noteProgress(actor, input(noteProgressInput));
  return new Response(null, { status: 204 });
});
