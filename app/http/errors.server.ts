import { json } from '@remix-run/node';
import { type DomainError, Gone, Invalid, Forbidden, Conflict, TooMany, numbered, readReason, type FieldErrors } from '~/platform/errors';
import type { T } from '~/platform/i18n';
import type { z } from 'zod';

/** A refusal in the reader's words. */
export interface Problem {
  status: number;
  code: string;
  message: string;
  /** Sentences by field name; the key `''` is the whole form. */
  fields: Record<string, string[]>;
}

/** Why an act refused, as one message key with its values. */
export function reasonOf(error: DomainError): string {
  return error instanceof Forbidden || error instanceof Conflict || error instanceof TooMany ? error.reason : error.message;
}

/** Says a reason such as `titleTooShort|min=15`. */
export function say(t: T, reason: string): string {
  const { key, values } = readReason(reason);
  return t(`errors.${key}`, numbered(values));
}

/** The refusal of an act as a page, a form or a program shows it. */
export function describe(error: DomainError, t: T): Problem {
  const fields: Record<string, string[]> = {};
  const message = say(t, reasonOf(error));
  if (error instanceof Invalid) {
    for (const [name, reasons] of Object.entries(error.fields)) fields[name] = reasons.map((reason) => say(t, reason));
  }
  return { status: error.status, code: codeOf(error), message, fields };
}

function codeOf(error: DomainError): string {
  if (error instanceof Gone && error.forNow) return 'gone-for-now';
  return error instanceof Forbidden && error.reason === 'signInFirst' ? 'sign-in-first' : error.code;
}

/** The refusal as a thrown response: Remix shows the nearest error boundary with it. */
export function problemResponse(error: DomainError, t: T): Response {
  const problem = describe(error, t);
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (error instanceof TooMany) headers.set('Retry-After', String(error.retryAfterSeconds));
  return json(problem, { status: problem.status, headers });
}

/**
 * Field errors of a Zod refusal as message keys. Schemas give keys themselves; what they leave to
 * Zod is told by the kind of issue.
 */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  // A map, since a program may send a field called `constructor`.
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const name = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : issue.path.join('.');
    fields.set(name, [...(fields.get(name) ?? []), reasonOfIssue(issue)]);
  }
  return Object.fromEntries(fields);
}

/** One Zod issue as a message key. */
export function reasonOfIssue(issue: z.core.$ZodIssue): string {
  if (/^[a-z][A-Za-z]*(\|[^|]*)*$/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) > 1 ? `tooShort|min=${issue.minimum}` : 'required';
    case 'too_big':
      return `tooLong|max=${issue.maximum}`;
    case 'invalid_type':
      return 'required';
    case 'unrecognized_keys':
      return 'unknownField';
    default:
      return 'notValid';
  }
}
