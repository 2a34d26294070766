import { Conflict, DomainError, Forbidden, Invalid, readReason } from '~/platform/errors';
import type { T } from '~/platform/i18n';
import { env } from '~/platform/env/index.server';
import { describe } from '../errors.server';

/** What can go wrong, by status: the names of the problem types. `/api` says what each means. */
export const PROBLEM_TYPES: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  410: 'gone',
  412: 'version-mismatch',
  413: 'too-large',
  422: 'invalid',
  428: 'version-missing',
  429: 'too-many',
  500: 'bug',
};

/** A refusal of the front door itself, before any room was asked. Its message is a key of `errors`. */
export class Misdirected extends DomainError {
  readonly code = 'misdirected';
  constructor(
    readonly status: 405 | 413,
    readonly reason: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(reason);
  }
}

/** How long to wait for the first of several equal requests. */
const WAIT_SECONDS = 5;

/**
 * The refusal as a problem document (RFC 9457). `code` never changes and is what programs should look
 * at; `title` and `detail` are sentences in the language asked for.
 */
export function problem(error: DomainError, t: T, requestId: string): Response {
  const said = describe(error, t);
  const status = statusOf(error);
  const codes = error instanceof Invalid ? error.fields : {};
  const errors = Object.entries(said.fields).flatMap(([field, texts]) =>
    texts.map((detail, index) => ({ field, code: readReason(codes[field]?.[index] ?? '').key, detail })),
  );
  const headers = new Headers(error instanceof Misdirected ? error.headers : {});
  if ('retryAfterSeconds' in error) headers.set('Retry-After', String(error.retryAfterSeconds));
  if (error instanceof Conflict && error.reason === 'stillRunning') headers.set('Retry-After', String(WAIT_SECONDS));
  if (status === 401) headers.set('WWW-Authenticate', 'Bearer');
  const reason = 'reason' in error ? String(error.reason) : error.message;
  const code = status === 400 || status === 428 ? errors[0]?.code : readReason(reason).key;
  return document(headers, { status, title: said.message, code: code ?? said.code, requestId, ...(errors.length > 0 ? { errors } : {}) });
}

/** What a program gets when the fault is ours; the log has the same request id. */
export function bugProblem(t: T, requestId: string): Response {
  return document(new Headers(), { status: 500, title: t('errors.bug'), code: 'bug', requestId });
}

function document(headers: Headers, facts: { status: number; title: string; code: string; requestId: string; errors?: object[] }): Response {
  headers.set('Content-Type', 'application/problem+json');
  headers.set('Cache-Control', 'no-store');
  const body = { type: `${env.PUBLIC_URL}/api#problem-${PROBLEM_TYPES[facts.status] ?? 'bug'}`, ...facts };
  return new Response(JSON.stringify(body), { status: facts.status, headers });
}

/** The status of a refusal, where programs are told more exactly than pages. */
function statusOf(error: DomainError): number {
  if (error instanceof Forbidden && /^(tokenMissing|tokenUnknown|signInFirst)$/.test(error.reason)) return 401;
  if (error instanceof Conflict && error.reason === 'editedMeanwhile') return 412;
  if (error instanceof Invalid && 'If-Match' in error.fields) return 428;
  if (error instanceof Invalid && error.fields['']?.includes('jsonUnreadable')) return 400;
  return error.status;
}
