import { redirect } from '@remix-run/node';
import { threadsByIds } from '~/domains/threads/index.server';
import { callerOf } from '~/http/caller.server';
import { cardOf, cardPath } from '~/http/cards.server';
import { page } from '~/http/page.server';
import { NotFound } from '~/platform/errors';
import { limit } from '~/platform/limits/index.server';

/**
 * The picture for links to a thread, or (`site`) to the community. Whoever asks, only what visitors may read is drawn.
 * An address made from an older title or brand leads on to the one that holds.
 */
export const loader = page('everyone', async (context) => {
  const { params, url, settings, origin } = context;
  const [thread] = params.thread === 'site' ? [null] : await threadsByIds({ kind: 'visitor', via: 'browser', locale: settings.defaultLocale }, [params.thread ?? '']);
  if (thread === undefined) throw new NotFound();
  const path = cardPath(settings, thread);
  if (url.pathname !== path) return redirect(path, { status: 302, headers: { 'Cache-Control': 'no-store' } });
  await limit('costly', callerOf(context));
  const card = await cardOf(settings, thread, origin);
  return new Response(new Uint8Array(card), { headers: { 'Content-Type': 'image/png', 'Content-Length': String(card.length), 'Cache-Control': 'public, max-age=31536000, immutable' } });
});
