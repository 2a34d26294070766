import { brandImageUrl } from '~/domains/uploads';
import { page } from '~/http/page.server';

/** What a phone needs to put the community among its apps. */
export const loader = page('everyone', async ({ settings, locale }) => {
  const own = settings.faviconId;
  const icon = (size: 192 | 512): string => brandImageUrl(own, size) ?? `/icon-${size}.png`;
  const body = {
    name: settings.name,
    short_name: settings.name.slice(0, 12),
    description: settings.tagline[locale],
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: settings.colour,
    background_color: '#ffffff',
    icons: ([192, 512] as const).map((size) => ({ src: icon(size), sizes: `${size}x${size}`, type: 'image/png', purpose: 'any' })),
  };
  return new Response(JSON.stringify(body), {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600', Vary: 'Accept-Language, Cookie' },
  });
});
