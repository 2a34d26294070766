import type { MetaDescriptor } from '@remix-run/react';
import { CARD } from '~/platform/images';
import type { Shell } from './shell.server';

export interface ShareImage {
  path: string;
  width: number;
  height: number;
  alt: string;
}

export interface Shared {
  title: string;
  description?: string;
  /** The one address of what is shown, of its first page or of this further one. */
  path: string;
  type?: 'website' | 'article' | 'profile';
  /** When it was published, as ISO 8601 has it. */
  published?: string;
  /** In place of the community's own picture. */
  image?: ShareImage;
  /** False for further pages, empty ones and what is not for everybody: search engines leave them out. */
  index?: boolean;
  /** Atom feed of what is shown. */
  feed?: string;
}

interface Match {
  id: string;
  data: unknown;
}

/**
 * What a public page says of itself to search engines and to sites that show links: title, description, its one
 * address, and a picture. Further pages name no address but are followed: theirs is no place to arrive at. Those come as
 * visitors; whoever is signed in gets what browsers use of it.
 *
 * @param matches what `meta` gets: the root's data has the brand and where the site lives
 */
export function share(matches: readonly unknown[], { title, description, path, type = 'website', published, image, index = true, feed }: Shared): MetaDescriptor[] {
  const shell = (matches as readonly Match[]).find(({ id }) => id === 'root')?.data as Shell | undefined;
  if (!shell) return [{ title }];
  const { origin, brand, locale } = shell;
  const url = `${origin}${path}`;
  const picture = image ?? { path: brand.card, ...CARD, alt: brand.name };
  const own = [
    { title: title === brand.name ? title : `${title} · ${brand.name}` },
    ...(index ? [{ tagName: 'link', rel: 'canonical', href: url }] : [{ name: 'robots', content: 'noindex' }]),
    ...(feed ? [{ tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: feed, title }] : []),
  ];
  if (shell.me ?? shell.suspended) return own;
  return [
    ...own,
    ...(description ? [{ name: 'description', content: description }] : []),
    { property: 'og:type', content: type },
    { property: 'og:title', content: title },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: brand.name },
    { property: 'og:locale', content: locale === 'fr' ? 'fr_FR' : 'en_GB' },
    { property: 'og:image', content: `${origin}${picture.path}` },
    { property: 'og:image:width', content: String(picture.width) },
    { property: 'og:image:height', content: String(picture.height) },
    { property: 'og:image:alt', content: picture.alt },
    ...(published ? [{ property: 'article:published_time', content: published }] : []),
    // X takes title, words and picture from the lines above.
    { name: 'twitter:card', content: picture.width >= 600 ? 'summary_large_image' : 'summary' },
  ];
}
