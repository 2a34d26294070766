import { sitemapParts } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { published } from './conditional.server';
import { address, xml } from './xml.server';

/** Seconds. */
const KEEP_FOR = 3600;
/** Finding them reads every thread. */
const PARTS_KEPT_MS = 10 * 60_000;

export interface Address {
  path: string;
  /** When what is there last changed; null when it cannot be told. */
  lastmod: Date | null;
}

/** A file of addresses (sitemaps.org). */
export function sitemap(request: Request, addresses: readonly Address[]): Response {
  return answer(request, 'urlset', 'url', addresses);
}

/** The file that names the others: the categories', and those of threads. */
export async function sitemapIndex(request: Request): Promise<Response> {
  const files = (await parts()).map(({ from, lastmod }) => ({ path: `/sitemaps/threads-${from}.xml`, lastmod }));
  return answer(request, 'sitemapindex', 'sitemap', [{ path: '/sitemaps/categories.xml', lastmod: null }, ...files]);
}

type Parts = ReturnType<typeof sitemapParts>;
let kept: { until: number; parts: Parts } | null = null;

/** Where the files of threads begin, at most ten minutes old, however many ask. */
function parts(): Parts {
  const at = now().getTime();
  if (kept && at < kept.until) return kept.parts;
  const fresh = sitemapParts();
  kept = { until: at + PARTS_KEPT_MS, parts: fresh };
  fresh.catch(() => (kept = null));
  return fresh;
}

function answer(request: Request, outer: string, inner: string, addresses: readonly Address[]): Response {
  const rows = addresses.map(({ path, lastmod }) => {
    const changed = lastmod ? `<lastmod>${lastmod.toISOString()}</lastmod>` : '';
    return `<${inner}><loc>${xml(address(path))}</loc>${changed}</${inner}>\n`;
  });
  const body = `<?xml version="1.0" encoding="utf-8"?>\n<${outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</${outer}>\n`;
  return published(request, { body, type: 'application/xml; charset=utf-8', changedAt: null, keepFor: KEEP_FOR });
}
