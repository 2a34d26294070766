/**
 * An object that is made at its first use, so that importing a module does nothing by itself.
 *
 * @param make called once, when a property is first read; if it throws, the next use tries again
 */
export function lazy<T extends object>(make: () => T): T {
  let made: T | null = null;
  return standIn(() => (made ??= make()));
}

/**
 * An object that stands for whatever `current` returns at the moment of each use, for things that
 * are opened and closed while others hold on to them.
 */
export function standIn<T extends object>(current: () => T): T {
  return new Proxy({} as T, {
    get(_, key) {
      const target = current();
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    has: (_, key) => Reflect.has(current(), key),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_, key) => {
      const property = Reflect.getOwnPropertyDescriptor(current(), key);
      return property && { ...property, configurable: true };
    },
  });
}

/** For so long, in milliseconds, an answer serves everybody. */
const FRESH_MS = 2_000;

/**
 * What many ask for and what seldom changes, read every two seconds at most. Who changes it has it forgotten, so that in
 * this process the change is seen at once. What is read again and is as it was stays the very same object, so that what
 * was made of it need not be made again.
 *
 * @param read answers what JSON can tell; when it fails, all who wait for this answer learn so; the next one asks anew
 */
export function fresh<T>(read: () => Promise<T>): { get: () => Promise<T>; forget: () => void } {
  let kept: { until: number; answer: Promise<T> } | null = null;
  let last: { text: string; value: T } | null = null;
  const readAgain = async (): Promise<T> => {
    const value = await read();
    const text = JSON.stringify(value);
    if (last?.text !== text) last = { text, value };
    return last.value;
  };
  return {
    get() {
      const at = performance.now();
      if (kept && at < kept.until) return kept.answer;
      const asked = { until: at + FRESH_MS, answer: readAgain() };
      kept = asked;
      asked.answer.catch(() => {
        if (kept === asked) kept = null;
      });
      return asked.answer;
    },
    forget() {
      kept = null;
    },
  };
}
