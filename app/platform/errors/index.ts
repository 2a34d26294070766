/**
 * The five ways in which an act may refuse. Anything else that is thrown is a bug.
 *
 * Reasons and field errors are keys of the `errors` messages, with values behind a bar when the
 * sentence needs them: `titleTooShort|min=15`. So an error can cross the API, the terminal and a
 * page, and be said in the reader's language at the very end.
 */
export abstract class DomainError extends Error {
  abstract readonly status: number;
  /** Stable code for programs, e.g. `not-found`. */
  abstract readonly code: string;
}

/** It does not exist, or it is not this reader's to see: the two are never told apart. */
export class NotFound extends DomainError {
  readonly status = 404;
  readonly code = 'not-found';
  constructor() {
    super('notFound');
  }
}

/** It was there and its author or staff removed it, or it is hidden for now: said only to those who might have read it (410). */
export class Gone extends DomainError {
  readonly status = 410;
  readonly code = 'gone';
  /** @param forNow it is hidden after reports, until a moderator has looked at it */
  constructor(readonly forNow = false) {
    super(forNow ? 'goneForNow' : 'gone');
  }
}

/** The reader may see it but may not do this; `reason` says why. */
export class Forbidden extends DomainError {
  readonly status = 403;
  readonly code = 'forbidden';
  constructor(readonly reason: string) {
    super(reason);
  }
}

export type FieldErrors = Record<string, string[]>;

/** What was entered cannot be taken; `fields` names each field and why. The key `''` is the whole form. */
export class Invalid extends DomainError {
  readonly status = 422;
  readonly code = 'invalid';
  constructor(readonly fields: FieldErrors) {
    super('invalid');
  }
}

/** Somebody else was first; `reason` says what happened meanwhile. */
export class Conflict extends DomainError {
  readonly status = 409;
  readonly code = 'conflict';
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Too many tries; may be repeated after so many whole seconds. `reason` says more than that it was fast. */
export class TooMany extends DomainError {
  readonly status = 429;
  readonly code = 'too-many';
  readonly reason: string;
  constructor(
    readonly retryAfterSeconds: number,
    reason?: string,
  ) {
    super('tooMany');
    this.reason = reason ?? `tooMany|${waitOf(retryAfterSeconds)}`;
  }
}

/** How long to wait as people say it: to the second up to two minutes, to the minute up to two hours. */
function waitOf(seconds: number): string {
  if (seconds < 120) return `n=${seconds}|unit=seconds`;
  return seconds < 7_200 ? `n=${Math.ceil(seconds / 60)}|unit=minutes` : `n=${Math.ceil(seconds / 3_600)}|unit=hours`;
}

/** Values as messages want them: figures as numbers, so that plurals and moments come out right. */
export function numbered(values: Record<string, string>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]));
}

/** Splits `key|a=1|b=x` into the message key and its values. */
export function readReason(reason: string): { key: string; values: Record<string, string> } {
  const [key = '', ...pairs] = reason.split('|');
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at > 0) values[pair.slice(0, at)] = pair.slice(at + 1);
  }
  return { key, values };
}
