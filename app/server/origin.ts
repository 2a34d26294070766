import type { RequestHandler } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Where mail programs and their servers unsubscribe somebody (RFC 8058), from nowhere and without a sign-in. */
const ONE_CLICK = '/unsubscribe';

/**
 * Nobody else's page may act in a member's name: an unsafe method needs the Origin of this site, or
 * the browser's own word that it comes from here. A missing, foreign, `null` or malformed Origin is
 * refused. Programs with a token are let through: their requests read no cookie. So is what unsubscribes: the right to
 * that is in the signed token of its address, and whatever else the browser sends along is taken off first, so that
 * the request can do nothing in anybody's name.
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
    if (request.method === 'POST' && request.path === ONE_CLICK) {
      for (const name of ['cookie', 'authorization', 'origin', 'referer']) delete request.headers[name];
      return next();
    }
    response.status(403).type('text/plain').send('This request did not come from this site.\n');
  };
}
