import type { Visit } from '~/domains/identity';
import { sessionIdOf } from '~/domains/identity/index.server';
import type { PageContext } from './page.server';

/** The visit that a request is, as the acts of identity want it. */
export function visitOf({ request, http, settings }: Pick<PageContext, 'request' | 'http' | 'settings'>): Visit {
  return {
    ip: http.ip || null,
    userAgent: http.userAgent || null,
    sessionId: sessionIdOf(request.headers.get('Cookie')),
    brandName: settings.name,
  };
}
