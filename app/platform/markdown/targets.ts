/** Where a link leads: `external` when it leaves the site. */
export type Target = { href: string; external: boolean };

const UPLOAD = /^(?:upload:|\/uploads\/)([0-9a-z]{6,40})(?![0-9a-z])/;

/**
 * Decides whether an address may become a link: `http`, `https`, `mailto`, or a relative one.
 * Anything else before a colon (`javascript:`, `data:`, broken spellings of them) gives `null`.
 * @param origin the site's own origin; absolute addresses on it are internal
 */
export function linkTarget(href: string, origin?: string): Target | null {
  const colon = href.search(/[:/?#]/);
  const scheme = href[colon] === ':' ? href.slice(0, colon).toLowerCase() : null;
  if (scheme === 'mailto') return { href, external: true };
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') return null;
  if (scheme === null && !href.startsWith('//')) return { href, external: false };
  return { href, external: !isOnOrigin(href, origin) };
}

/** The upload that an image address means, in the forms `upload:ID`, `/uploads/ID...` or that on our own origin. */
export function uploadId(src: string, origin?: string): string | null {
  const path = origin && src.startsWith(`${origin}/`) ? src.slice(origin.length) : src;
  return UPLOAD.exec(path)?.[1] ?? null;
}

function isOnOrigin(href: string, origin: string | undefined): boolean {
  return origin !== undefined && URL.canParse(href, origin) && new URL(href, origin).origin === origin;
}
