import type { Request, RequestHandler, Response } from 'express';

const FORM_BYTES = 1024 * 1024;
/** Bodies that are so many times too large are still taken to their end, without being kept. */
const PASSED_OVER = 12;

/**
 * Bodies are bounded before anybody reads them: 1 MB, and for uploads what one image may weigh.
 * A body of unknown length is asked to say it (411), so that nothing has to be counted in flight.
 */
export function boundedBody(uploadBytes: number): RequestHandler {
  return (request, response, next) => {
    if (request.get('Transfer-Encoding')) {
      refuse(request, response, { status: 411, code: 'length-required', title: 'Say how long the body is.', wait: false });
      return;
    }
    const length = Number(request.get('Content-Length') ?? 0);
    const most = takesFiles(request) ? uploadBytes + FORM_BYTES : FORM_BYTES;
    if (!Number.isFinite(length) || length > most) {
      const title = `At most ${most} bytes are taken here.`;
      refuse(request, response, { status: 413, code: 'body-too-large', title, wait: length <= PASSED_OVER * most });
      return;
    }
    next();
  };
}

function takesFiles(request: Request): boolean {
  const plain = /^application\/x-www-form-urlencoded/i.test(request.get('Content-Type') ?? '');
  return !plain && /^\/(uploads|api\/v1\/uploads|settings\/profile|staff\/brand|setup|ask|t|p)\b/.test(request.path);
}

interface Refusal {
  status: number;
  code: string;
  title: string;
  /** Let the body pass by first: whoever is still sending would lose the answer with the connection. */
  wait: boolean;
}

/** Programs get a problem document (RFC 9457), people a line. */
function refuse(request: Request, response: Response, { status, code, title, wait }: Refusal): void {
  const problem = { type: 'about:blank', title, status, code, requestId: String(response.locals.requestId) };
  const isProgram = request.path.startsWith('/api/');
  const text = isProgram ? JSON.stringify(problem) : `${title}\n`;
  response.status(status).type(isProgram ? 'application/problem+json' : 'text/plain').set('Content-Length', String(Buffer.byteLength(text)));
  if (!wait) return void response.set('Connection', 'close').end(text);
  response.write(text);
  request.resume().once('close', () => response.end());
}
