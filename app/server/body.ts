import type { Request, RequestHandler, Response } from 'express';

const FORM_BYTES = 1024 * 1024;

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
    const most = takesFiles(request.path) ? uploadBytes + FORM_BYTES : FORM_BYTES;
    if (!Number.isFinite(length) || length > most) {
      response.set('Connection', 'close');
      refuse(request, response, 413, 'body-too-large', `At most ${most} bytes are taken here.`);
      return;
    }
    next();
  };
}

function takesFiles(path: string): boolean {
  return /^\/(uploads|api\/v1\/uploads|settings\/profile|staff\/brand|setup|ask|t|p)\b/.test(path);
}

/** Programs get a problem document (RFC 9457), people a line. */
function refuse(request: Request, response: Response, status: number, code: string, title: string): void {
  response.status(status);
  if (!request.path.startsWith('/api/')) return void response.type('text/plain').send(`${title}\n`);
  const body = { type: 'about:blank', title, status, code, requestId: String(response.locals.requestId) };
  response.type('application/problem+json').send(JSON.stringify(body));
}
