/** Where a link leads: `external` when it leaves the site. */
export type Target = { href: string; external: boolean };

const SCHEMES = ['http', 'https', 'mailto'];
const UPLOAD = /^(?:upload:|\/uploads\/)([0-9a-z]{6,40})(?![0-9a-z])/;

/**
 * Decides whether an address may become a link: `http`, `https`, `mailto`, or a relative one.
 * Anything else before a colon (`javascript:`, `data:`, broken spellings of them) gives `null`.
 * The scheme comes back in lower case.
 * @param origin the site's own origin; absolute addresses on it are internal
 */
export function linkTarget(href: string, origin?: string): Target | null {
  const colon = href.search(/[:/?#]/);
  if (colon < 0 || href[colon] !== ':') {
    return { href, external: href.startsWith('//') && !isOnOrigin(href, origin) };
  }
  const scheme = href.slice(0, colon).toLowerCase();
  if (!SCHEMES.includes(scheme)) return null;
  const target = scheme + href.slice(colon);
  // `https:host` without slashes is another host, or a path of this one, as the page is on https or not: nobody writes it in good faith.
  if (/^https?:(?!\/\/)/.test(target)) return null;
  return { href: target, external: !isOnOrigin(target, origin) };
}

/** The upload that an image address means, in the forms `upload:ID`, `/uploads/ID...` or that on our own origin. */
export function uploadId(src: string, origin?: string): string | null {
  const path = origin && src.startsWith(`${origin}/`) ? src.slice(origin.length) : src;
  return UPLOAD.exec(path)?.[1] ?? null;
}

function isOnOrigin(href: string, origin: string | undefined): boolean {
  return origin !== undefined && URL.canParse(href, origin) && new URL(href, origin).origin === origin;
}
