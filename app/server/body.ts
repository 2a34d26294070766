import type { RequestHandler } from 'express';

const FORM_BYTES = 1024 * 1024;

/**
 * Bodies are bounded before anybody reads them: 1 MB, and for uploads what one image may weigh.
 * A body of unknown length is asked to say it (411), so that nothing has to be counted in flight.
 */
export function boundedBody(uploadBytes: number): RequestHandler {
  return (request, response, next) => {
    if (request.get('Transfer-Encoding')) {
      response.status(411).type('text/plain').send('Say how long the body is.\n');
      return;
    }
    const length = Number(request.get('Content-Length') ?? 0);
    const most = takesFiles(request.path) ? uploadBytes + FORM_BYTES : FORM_BYTES;
    if (!Number.isFinite(length) || length > most) {
      response.set('Connection', 'close').status(413).type('text/plain').send(`At most ${most} bytes are taken here.\n`);
      return;
    }
    next();
  };
}

function takesFiles(path: string): boolean {
  return /^\/(uploads|api\/v1\/uploads|settings\/profile|staff\/brand|setup)\b/.test(path);
}
