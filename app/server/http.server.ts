import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type Request, type Response } from 'express';
import type { ViteDevServer } from 'vite';
import { actorOf } from '~/http/actor.server';
import type { RequestContext } from '~/http/context';
import { viewerFiles } from '~/http/api/viewer-files.server';
import { env } from '~/platform/env/index.server';
import { randomBytes } from '~/platform/clock';
import type { Live } from '~/platform/realtime/index.server';
import { log, newRequestId, withRequestId } from '~/platform/log/index.server';
import { observeRequest } from '~/platform/metrics/index.server';
import { boundedBody } from './body';
import { securityHeaders } from './headers';
import { health, type HealthSources } from './health';
import { live } from './live.server';
import { sameOrigin } from './origin';
import { pages } from './pages.server';

/** Against clients that trickle (slowloris): reliability.md, F24. */
const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;

export interface AppOptions {
  build: ServerBuild | (() => Promise<ServerBuild>);
  sources: HealthSources;
  /** Tells pages that are open what happens. */
  realtime: Live;
  /** Set in development: serves the client code as it is edited. */
  vite?: ViteDevServer;
}

/** The front of the house: everything that holds for every request stands here, before any route. */
export function makeApp({ build, sources, realtime, vite }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.TRUST_PROXY);
  app.use(introduce);
  app.use(securityHeaders({ secure: env.PUBLIC_URL.startsWith('https:'), dev: Boolean(vite) }));
  app.use(health(sources));
  app.use(boundedBody(env.UPLOAD_MAX_MB * 1024 * 1024));
  app.use(sameOrigin(env.PUBLIC_URL));
  app.use(live(realtime));
  app.use(compression({ level: 4 }));
  app.use('/api/viewer', viewerFiles());
  if (vite) app.use(vite.middlewares);
  else app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false }), notThere);
  const files = express.static(vite ? 'public' : 'build/client', { maxAge: '1h', index: false, dotfiles: 'ignore' });
  // Only what has an ending can be a file: pages need not ask the disk.
  app.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()));
  app.all('*', pages(build, (request, response) => ({ ...contextOf(request, response), heard: realtime.position() })));
  app.use(lastResort);
  return app;
}

/** What loaders and actions get of a request. */
function contextOf(request: Request, response: Response): RequestContext {
  let actor: ReturnType<typeof actorOf> | undefined;
  return {
    requestId: response.locals.requestId as string,
    nonce: response.locals.nonce as string,
    ip: request.ip ?? '',
    userAgent: request.get('User-Agent') ?? '',
    actor: () => (actor ??= actorOf(request.headers.cookie ?? null)),
  };
}

function notThere(_: Request, response: Response): void {
  response.status(404).type('text/plain').send('Not found\n');
}

/**
 * What went wrong outside of any route: an address that cannot be read, or a bug, told by its id only. What fails when
 * its answer has begun ends with its connection, and is in the log like any other.
 */
export function lastResort(error: Error & { status?: number }, request: Request, response: Response, _next: unknown): void {
  const status = error.status !== undefined && error.status >= 400 && error.status < 500 ? error.status : 500;
  const requestId = String(response.locals.requestId);
  if (status === 500) log.error({ err: error, requestId, method: request.method, path: request.path, begun: response.headersSent }, 'a request failed');
  // Half an answer must not pass for a whole one.
  if (response.headersSent) return void response.destroy();
  response.status(status).type('text/plain').send(status === 500 ? `Something went wrong (${requestId})\n` : 'This address cannot be read\n');
}

/** Gives the request its id and its nonce, and notes in log and figures how it went. */
function introduce(request: Request, response: Response, next: () => void): void {
  const requestId = newRequestId();
  const started = performance.now();
  response.locals.requestId = requestId;
  response.locals.nonce = Buffer.from(randomBytes(16)).toString('base64');
  response.set('X-Request-Id', requestId);
  // A name that no trusted proxy vouches for would end up in links.
  if (env.TRUST_PROXY === 0) delete request.headers['x-forwarded-host'];
  response.on('finish', () => {
    const ms = performance.now() - started;
    observeRequest(request.method, routeTemplate(request.path), response.statusCode, ms / 1000);
    log.debug({ requestId, method: request.method, path: request.path, status: response.statusCode, ms: Math.round(ms) }, 'request');
  });
  withRequestId(requestId, next);
}

/** The address without what differs from thing to thing: figures must stay few. */
function routeTemplate(path: string): string {
  const known = /^\/(c|tag|t|p|m|posts|threads|uploads|live|resources|settings|staff|feeds|sitemaps|api\/v1\/\w+|assets|new|unanswered|top|search|ask|tags|join|sign-in|setup)(?=\/|$)/.exec(path);
  if (path === '/') return '/';
  return known ? (known[0].length === path.length ? known[0] : `${known[0]}/*`) : 'other';
}

/** Starts to listen. @returns the server, with limits on slow clients */
export function listenOn(app: Express, port: number, host: string): Promise<Server> {
  const server = createServer({ headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS }, app);
  refuseUnreadable(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** What is no request, by the name that Node gives to what is wrong with it; all else is malformed. */
const UNREADABLE: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
/** So long what still comes is passed over: whoever is still sending would lose the answer with the connection. */
const PASS_OVER_MS = 2_000;

/** Answers what cannot be read as a request. Node by itself ends the connection at once, and the answer often gets lost with it. */
function refuseUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  server.on('request', ({ socket }, response) => answers.set(socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (refused.has(socket)) return;
    refused.add(socket);
    const begun = answers.get(socket);
    const inTheMiddle = begun?.headersSent && !begun.writableFinished;
    if (!socket.writable || inTheMiddle || error.code === 'ECONNRESET') return void socket.destroy();
    const patience = setTimeout(() => socket.destroy(), PASS_OVER_MS);
    socket.once('close', () => clearTimeout(patience));
    socket.end(`HTTP/1.1 ${UNREADABLE[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}

/** Takes no more requests, and comes back when those that run have been answered. */
export function stopListening(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), withinMs);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
