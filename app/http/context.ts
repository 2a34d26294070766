import type { AppLoadContext } from '@remix-run/node';
import type { Actor } from '~/domains/identity';

declare module '@remix-run/node' {
  /** What the server knows of a request before any route runs; made once and shared by all its loaders. */
  interface AppLoadContext {
    /** Shown on error pages and in the log, so that the two can be brought together. */
    requestId: string;
    /** Of the Content-Security-Policy: our own inline scripts and styles carry it. */
    nonce: string;
    /** The address that the limits count by: the client's, as far as trusted proxies tell. */
    ip: string;
    userAgent: string;
    /** Up to where this process had heard of what happens when the request came: the page is at least that fresh. */
    heard?: string | null;
    /** The page as it was rendered, on its way out. */
    page?: readonly Buffer[];
    /** Who asks; found at the first call, the same promise afterwards. */
    actor(): Promise<Actor>;
  }
}

export type RequestContext = AppLoadContext;
