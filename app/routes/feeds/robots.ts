import { page } from '~/http/page.server';

/** What crawlers may read: everything but lists that repeat, forms and the staff's part. */
const CLOSED = [
  '/search', '/ask', '/settings', '/staff', '/moderation', '/drafts', '/bookmarks', '/unread', '/notifications', '/messages', '/statements', '/waiting',
  '/resources/', '/threads/', '/sign-in', '/join', '/reset', '/claim', '/unsubscribe', '/dev/', '/p/*/', '/m/*/', '/*?cursor=', '/*?order=',
];

export const loader = page('everyone', async ({ origin, settings }) => {
  const open = settings.setupFinishedAt !== null;
  const lines = ['User-agent: *', ...(open ? CLOSED.map((path) => `Disallow: ${path}`) : ['Disallow: /']), '', `Sitemap: ${origin}/sitemap.xml`, ''];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } });
});
