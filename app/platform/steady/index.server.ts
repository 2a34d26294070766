/**
 * Things that do not change any more, and are known again: what is made of the same facts is made once and is then
 * the very same object, so that whatever is made of *it* (its JSON, its piece of a page) need not be made again either.
 * It is told by what it is made of, never by time or by a message: it cannot be out of date.
 */

const numbers = new WeakMap<object, number>();
const offspring = new WeakMap<object, Map<string, object>>();
let last = 0;

/** Freezes a value with all that it holds, and gives it and its own parts a number by which they are known. */
export function steady<T extends object>(value: T): T {
  numbers.set(value, (last += 1));
  for (const part of Object.values(value)) if (isObject(part) && !numbers.has(part)) numbers.set(part, (last += 1));
  return frozen(value);
}

/** The number of a steady value; undefined for every other. Never given twice. */
export function steadyNumber(value: unknown): number | undefined {
  return isObject(value) ? numbers.get(value) : undefined;
}

/**
 * What follows from a steady value alone, made once for as long as that lives.
 *
 * @param name of what is made, with all else that it depends on
 */
export function derived<S extends object, T extends object>(source: S, name: string, make: (source: S) => T): T {
  let made = offspring.get(source);
  if (!made) offspring.set(source, (made = new Map()));
  let value = made.get(name) as T | undefined;
  if (!value) made.set(name, (value = steady(make(source))));
  return value;
}

/** Steady values by the facts that they are made of, those used last; the rest is forgotten. */
export class Remembered<T extends object> {
  private readonly values = new Map<string, T>();
  private filled = 0;

  /** @param room for the facts of all values together, in characters */
  constructor(private readonly room: number) {}

  /** @param facts all that the value is made of, as text */
  find(facts: string): T | undefined {
    const known = this.values.get(facts);
    if (!known) return undefined;
    // What was used last goes last.
    this.values.delete(facts);
    this.values.set(facts, known);
    return known;
  }

  /** @returns the value, steady now */
  keep(facts: string, value: T): T {
    if (!this.values.has(facts)) this.filled += facts.length;
    this.values.set(facts, steady(value));
    for (const oldest of this.values.keys()) {
      if (this.filled <= this.room) break;
      this.values.delete(oldest);
      this.filled -= oldest.length;
    }
    return value;
  }
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function frozen<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value;
  // Dates stay as they are: freezing does not keep them from being set.
  for (const part of Object.values(value)) if (isObject(part)) frozen(part);
  return Object.freeze(value);
}
