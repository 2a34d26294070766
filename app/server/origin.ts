import type { RequestHandler } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Nobody else's page may act in a member's name: an unsafe method needs the Origin of this site, or
 * the browser's own word that it comes from here. A missing, foreign, `null` or malformed Origin is
 * refused. Programs with a token are let through: their requests read no cookie.
 *
 * Stands in front of Remix, whose own check covers only a part of the ways in.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request, response, next) => {
    if (SAFE.has(request.method) || request.path.startsWith('/api/v1/')) return next();
    const origin = request.get('Origin');
    const site = request.get('Sec-Fetch-Site');
    if (site === 'same-origin' || (site === undefined && origin === own)) {
      // A page with `no-referrer` sends "null" here, which Remix would refuse once more.
      if (origin !== own) delete request.headers.origin;
      return next();
    }
    response.status(403).type('text/plain').send('This request did not come from this site.\n');
  };
}
