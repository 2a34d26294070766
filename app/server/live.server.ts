import { Router, type Request, type Response } from 'express';
import { sessionIdOf } from '~/domains/identity/index.server';
import { env } from '~/platform/env/index.server';
import { isUnavailable } from '~/platform/db/index.server';
import { readPosition, type Live, type Position, type Wish } from '~/platform/realtime/index.server';

const TOPIC = /^(?:lists|staff|(?:thread|conversation|member):[0-9a-z]{1,40})$/;
const TOPICS = 10;
/** Open at a time: by one browser, from one address (a school, a company), and in this process. */
const STREAMS = { session: 20, address: 100, all: 5_000 };
const COME_BACK_S = 30;

/**
 * `GET /live?topics=...&after=POSITION`: a stream of what happens (server-sent events), resumed by Last-Event-ID.
 * `GET /live/poll?topics=...&since=POSITION`: the same for those who cannot stream. Stands before compression, which
 * would hold back what is written.
 */
export function live(source: Live): Router {
  const router = Router();
  const open = new Map<string, number>();

  const enter = (keys: readonly [key: string, most: number][]): boolean => {
    if (keys.some(([key, most]) => (open.get(key) ?? 0) >= most * env.LIMITS_FACTOR)) return false;
    for (const [key] of keys) open.set(key, (open.get(key) ?? 0) + 1);
    return true;
  };
  const leave = (keys: readonly [key: string, most: number][]): void => {
    for (const [key] of keys) {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    }
  };

  router.get('/live', async (request, response, next) => {
    const wish = wishOf(request);
    if (!wish) return nothing(response);
    const keys: [string, number][] = [['', STREAMS.all], [`at ${request.ip}`, STREAMS.address]];
    if (wish.sessionId) keys.push([`of ${wish.sessionId}`, STREAMS.session]);
    if (!enter(keys)) return later(response, 429);
    response.once('close', () => leave(keys));
    try {
      const after = readPosition(request.get('Last-Event-ID')) ?? positionIn(request.query.after);
      const stream = await source.stream(response, wish, after);
      if (stream === 'closed') elsewhere(response);
      else if (!stream) nothing(response);
    } catch (error) {
      fail(error, response, next);
    }
  });

  router.get('/live/poll', async (request, response, next) => {
    const wish = wishOf(request);
    if (!wish) return nothing(response);
    try {
      const polled = await source.poll(wish, positionIn(request.query.since));
      if (polled) response.set('Cache-Control', 'no-store').json(polled);
      else nothing(response);
    } catch (error) {
      fail(error, response, next);
    }
  });
  return router;
}

/** Null: it asks for nothing that there is, or comes from a page of somebody else. */
function wishOf(request: Request): Wish | null {
  const site = request.get('Sec-Fetch-Site');
  const { topics } = request.query;
  if (typeof topics !== 'string' || (site !== undefined && site !== 'same-origin' && site !== 'none')) return null;
  const known = [...new Set(topics.split(' '))].filter((topic) => TOPIC.test(topic));
  return known.length > 0 && known.length <= TOPICS ? { sessionId: sessionIdOf(request.headers.cookie ?? null), topics: known } : null;
}

function positionIn(value: unknown): Position | null {
  return typeof value === 'string' ? readPosition(value) : null;
}

function nothing(response: Response): void {
  response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('Not found\n');
}

function later(response: Response, status: number): void {
  response.status(status).set('Cache-Control', 'no-store').set('Retry-After', String(COME_BACK_S)).end();
}

/** This process ends: what comes over the same connection would still come to it. */
function elsewhere(response: Response): void {
  response.set('Connection', 'close');
  later(response, 503);
}

function fail(error: unknown, response: Response, next: (error: unknown) => void): void {
  if (response.headersSent) response.destroy();
  else if (isUnavailable(error)) later(response, 503);
  else next(error);
}
