import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { newId } from '../clock';
import { env } from '../env/index.server';
import { lazy } from '../lazy';

const requests = new AsyncLocalStorage<{ requestId: string }>();

/** What must never reach a log, wherever it hangs on a logged object. */
const SECRETS = ['password', 'token', 'secret', 'code', 'cookie', 'authorization', 'email', 'body', 'source', 'html'];

/**
 * Makes a log that writes one JSON object a line, with the id of the request that is being answered.
 *
 * @param level least serious level that is written
 * @param destination where to; standard output unless given
 */
export function makeLog(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => requests.getStore() ?? {},
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[hidden]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The log of this process. Log facts and ids, never what people wrote. */
export const log: Logger = lazy(() => makeLog(env.LOG_LEVEL));

/** A new id for a request; it is shown on error pages and stands in each log line of the request. */
export function newRequestId(): string {
  return newId();
}

/** Runs `fn` so that every line logged on its way carries the request's id. */
export function withRequestId<T>(requestId: string, fn: () => T): T {
  return requests.run({ requestId }, fn);
}

/** The id of the request that is being answered; null outside of one. */
export function currentRequestId(): string | null {
  return requests.getStore()?.requestId ?? null;
}
