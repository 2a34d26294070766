import type { RequestHandler } from 'express';
import helmet from 'helmet';

type Helmet = Parameters<typeof helmet>[0];

/** A letter as it was sent, shown to staff in a frame: styles in the text, no scripts, nothing of this site. */
const LETTER = /^\/(?:staff\/outbox|dev\/mail|dev\/emails)\/[^/]+\/body$/;

/**
 * The headers of every response, errors and files included (OWASP ASVS 5.0, 3.4).
 * The policy names a nonce per response; `strict-dynamic` lets our own module load its chunks.
 * An address that holds a mailed secret is told to no other site and to no other page.
 *
 * @param secure the site is served over https: promise browsers to come back that way only
 * @param dev Vite's client needs its websocket and inline styles
 */
export function securityHeaders({ secure, dev }: { secure: boolean; dev: boolean }): RequestHandler {
  const common: Helmet = {
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
  };
  const pages = helmet({ ...common, contentSecurityPolicy: { useDefaults: false, directives: pageDirectives(dev) } });
  const secrets = helmet({
    ...common,
    contentSecurityPolicy: { useDefaults: false, directives: pageDirectives(dev) },
    referrerPolicy: { policy: 'no-referrer' },
  });
  // Browsers warn when a frame of another kind of origin asks for a cluster of its own.
  const letters = helmet({ ...common, originAgentCluster: false, contentSecurityPolicy: { useDefaults: false, directives: letterDirectives } });
  return (request, response, next) => {
    const fitting = LETTER.test(request.path) ? letters : request.query.token === undefined ? pages : secrets;
    fitting(request, response, next);
  };
}

function pageDirectives(dev: boolean) {
  const nonceOf: (request: unknown, response: unknown) => string = (_, response) =>
    `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`;
  return {
    'default-src': ["'none'"],
    'script-src': ["'strict-dynamic'", nonceOf],
    'style-src': ["'self'", dev ? "'unsafe-inline'" : nonceOf],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'frame-src': ["'self'"],
    'connect-src': dev ? ["'self'", 'ws:'] : ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'self'"],
  };
}

const letterDirectives = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'https:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'self'"],
  // Links of the letter open beside the frame, in a page of their own.
  sandbox: ['allow-popups', 'allow-popups-to-escape-sandbox'],
};
