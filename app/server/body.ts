import type { Request, RequestHandler, Response } from 'express';

const FORM_BYTES = 1024 * 1024;
/** Bodies that are so many times too large are still read to their end, without being kept. */
const PASSED_OVER = 12;

/**
 * Bodies are bounded before anybody reads them: 1 MB, and for uploads what one image may weigh.
 * A body of unknown length is asked to say it (411), so that nothing has to be counted in flight.
 */
export function boundedBody(uploadBytes: number): RequestHandler {
  return (request, response, next) => {
    if (request.get('Transfer-Encoding')) {
      refuse(request, response, 411, 'length-required', 'Say how long the body is.');
      return;
    }
    const length = Number(request.get('Content-Length') ?? 0);
    const most = takesFiles(request) ? uploadBytes + FORM_BYTES : FORM_BYTES;
    if (!Number.isFinite(length) || length > most) {
      // A client that is still sending would lose the answer with the connection: up to a point, the rest is passed over.
      if (!(length <= PASSED_OVER * most)) response.set('Connection', 'close');
      refuse(request, response, 413, 'body-too-large', `At most ${most} bytes are taken here.`);
      return;
    }
    next();
  };
}

function takesFiles(request: Request): boolean {
  const plain = /^application\/x-www-form-urlencoded/i.test(request.get('Content-Type') ?? '');
  return !plain && /^\/(uploads|api\/v1\/uploads|settings\/profile|staff\/brand|setup|ask|t|p)\b/.test(request.path);
}

/** Programs get a problem document (RFC 9457), people a line. */
function refuse(request: Request, response: Response, status: number, code: string, title: string): void {
  response.status(status);
  if (!request.path.startsWith('/api/')) return void response.type('text/plain').send(`${title}\n`);
  const body = { type: 'about:blank', title, status, code, requestId: String(response.locals.requestId) };
  response.type('application/problem+json').send(JSON.stringify(body));
}
