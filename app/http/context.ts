import type { Actor } from '~/domains/identity';

/** What the server knows of a request before any route runs; made once and shared by all its loaders. */
export interface RequestContext {
  /** Shown on error pages and in the log, so that the two can be brought together. */
  requestId: string;
  /** Of the Content-Security-Policy: our own inline scripts and styles carry it. */
  nonce: string;
  /** The address that the limits count by: the client's, as far as trusted proxies tell. */
  ip: string;
  userAgent: string;
  /** Who asks; found at the first call, the same promise afterwards. */
  actor(): Promise<Actor>;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}
