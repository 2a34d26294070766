import { page } from '~/http/page.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';

/** Well under the year that RFC 9116 allows. */
const VALID_MS = 180 * 24 * 60 * 60_000;

/** Where to tell of a security problem (RFC 9116); absent until staff have set an address. */
export const loader = page('everyone', async ({ origin, settings }) => {
  if (!settings.contactEmail) throw new NotFound();
  const lines = [
    `Contact: mailto:${settings.contactEmail}`,
    `Expires: ${new Date(now().getTime() + VALID_MS).toISOString()}`,
    'Preferred-Languages: en, fr',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
});
