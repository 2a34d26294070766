import type { MetaFunction } from '@remix-run/node';

/** Title of a page that search engines leave out. Its loader gives `title` and `site`. */
export const unlisted: MetaFunction = ({ data }) => {
  const { title, site } = (data ?? {}) as { title?: string; site?: string };
  return [...(title ? [{ title: site ? `${title} · ${site}` : title }] : []), { name: 'robots', content: 'noindex' }];
};
