import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers of every response, errors and files included (OWASP ASVS 5.0, 3.4).
 * The policy names a nonce per response; `strict-dynamic` lets our own module load its chunks.
 *
 * @param secure the site is served over https: promise browsers to come back that way only
 * @param dev Vite's client needs its websocket and inline styles
 */
export function securityHeaders({ secure, dev }: { secure: boolean; dev: boolean }): RequestHandler {
  const nonceOf: (request: unknown, response: unknown) => string = (_, response) =>
    `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'strict-dynamic'", nonceOf],
        'style-src': ["'self'", dev ? "'unsafe-inline'" : nonceOf],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': dev ? ["'self'", 'ws:'] : ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'self'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
  });
}
