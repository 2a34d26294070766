import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { createReadableStreamFromReadable, createRequestHandler, type ServerBuild } from '@remix-run/node';
import type { Request as Incoming, RequestHandler, Response as Outgoing } from 'express';
import type { RequestContext } from '~/http/context';
import { dataIn } from '~/http/loaded.server';
import { groupRoutes } from './route-groups';

type Handle = ReturnType<typeof createRequestHandler>;

/**
 * Lets Remix answer. Does what `@remix-run/express` does, and two things more that halve what a page costs: a request
 * is matched against the few routes that its address can mean, and a rendered page is sent as the text that it is,
 * without the way through web streams.
 *
 * @param contextOf what loaders and actions get; `entry.server` leaves the page that it rendered in it
 */
export function pages(
  build: ServerBuild | (() => Promise<ServerBuild>),
  contextOf: (request: Incoming, response: Outgoing) => RequestContext,
): RequestHandler {
  const handleFor = typeof build === 'function' ? always(createRequestHandler(build, 'development')) : grouped(build);
  return async (request, response, next) => {
    try {
      const context = contextOf(request, response);
      const answer = await handleFor(request.path)(toRequest(request, response), context);
      await send(response, answer, context.page);
    } catch (error) {
      next(error);
    }
  };
}

function always(handle: Handle): () => Handle {
  return () => handle;
}

function grouped(build: ServerBuild): (pathname: string) => Handle {
  const buildFor = groupRoutes(build);
  const handles = new Map<ServerBuild, Handle>();
  return (pathname) => {
    const part = buildFor(pathname);
    let handle = handles.get(part);
    if (!handle) handles.set(part, (handle = createRequestHandler(part, 'production')));
    return handle;
  };
}

function toRequest(request: Incoming, response: Outgoing): Request {
  const host = request.get('X-Forwarded-Host')?.split(',')[0]!.trim() || request.get('Host') || 'localhost';
  const headers: [name: string, value: string][] = [];
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.push([name, each]);
  }
  const left = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) left.abort();
  });
  const { method } = request;
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal: left.signal };
  if (method !== 'GET' && method !== 'HEAD') Object.assign(init, { body: createReadableStreamFromReadable(request), duplex: 'half' });
  // The database knows no NUL, and no address of ours has one: it becomes the sign for what cannot be read, and is not found.
  const address = request.originalUrl.replaceAll('%00', '%EF%BF%BD');
  return new Request(`${request.protocol}://${host}${address}`, init);
}

async function send(response: Outgoing, answer: Response, page: RequestContext['page']): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.append(name, value);
  if (page !== undefined) {
    const bytes = Buffer.concat(page);
    response.set('Content-Length', String(bytes.length)).end(bytes);
    return;
  }
  const data = dataIn(answer);
  if (data) response.end(await data);
  else if (answer.body) await stream(answer.body as ReadableStream, response);
  else response.end();
}

/** No faster than it is read, and no longer than somebody reads. */
async function stream(body: ReadableStream, response: Outgoing): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(body), response);
  } catch (error) {
    // The reader left.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
