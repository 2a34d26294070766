import type { Actor } from '~/domains/identity';
import { categoryPath, threadPath } from '~/domains/threads';
import { listCategories, listThreads, sitemapThreads } from '~/domains/threads/index.server';
import { page } from '~/http/page.server';
import { sitemap, type Address } from '~/http/sitemap.server';
import { NotFound } from '~/platform/errors';

const ANYBODY: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };

/**
 * One file of addresses for search engines: the categories, or some thousands of threads. Members' pages are
 * not in it: they are found through what their owners wrote.
 */
export const loader = page('everyone', async ({ request, params: { name = '' } }) => {
  if (name === 'categories.xml') return sitemap(request, await categories());
  const from = /^threads-([0-9a-z]{1,40})\.xml$/.exec(name)?.[1];
  const threads = from ? await sitemapThreads({ from }) : [];
  if (threads.length === 0) throw new NotFound();
  return sitemap(request, threads.map(({ id, slug, lastmod }) => ({ path: threadPath({ id, slug }), lastmod })));
});

async function categories(): Promise<Address[]> {
  const addresses: Address[] = [];
  for (const { slug } of await listCategories(ANYBODY, { archived: true })) {
    addresses.push({ path: categoryPath(slug), lastmod: await lastActivity(slug) });
  }
  return [{ path: '/', lastmod: await lastActivity() }, ...addresses];
}

async function lastActivity(categorySlug?: string): Promise<Date | null> {
  const { rows } = await listThreads(ANYBODY, { order: 'latest', categorySlug, limit: 1 });
  return rows.reduce<Date | null>((latest, { lastActivityAt: at }) => (latest && latest > at ? latest : at), null);
}
