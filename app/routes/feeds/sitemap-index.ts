import { page } from '~/http/page.server';
import { sitemapIndex } from '~/http/sitemap.server';

/** The files that hold the addresses for search engines. */
export const loader = page('everyone', ({ request }) => sitemapIndex(request));
