import { DomainError, Invalid, readReason, TooMany } from '~/platform/errors';
import type { Terminal } from './terminal';

/** A command refuses; the message is in the words of `cli`. */
export class Refusal extends Error {
  readonly forPeople = true;
}

/** Says an error for people. Domain errors and those made for people are words; anything else is a bug and shows its trace. */
export function sayError({ t, err }: Terminal, error: unknown): void {
  if (error instanceof Invalid) {
    for (const reasons of Object.values(error.fields)) for (const reason of reasons) err(`${sayReason(t, reason)}\n`);
  } else if (error instanceof TooMany) err(`${sayReason(t, error.reason)}\n`);
  else if (error instanceof DomainError) err(`${sayReason(t, error.message)}\n`);
  else if ((error as { forPeople?: unknown }).forPeople === true) err(`${(error as Error).message}\n`);
  else err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

function sayReason(t: Terminal['t'], reason: string): string {
  const { key, values } = readReason(reason);
  // Figures as numbers, so that plurals come out right.
  return t(`errors.${key}`, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value])));
}
