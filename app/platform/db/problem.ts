/**
 * The database cannot be used and a person has to do something about it: the message says what is
 * wrong and what to do, in whole sentences. A launcher prints it without a stack trace.
 */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';
  /** Tells the launcher that the message alone is enough. */
  readonly forPeople = true;
}
