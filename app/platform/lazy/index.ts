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
