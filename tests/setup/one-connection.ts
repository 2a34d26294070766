import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { watchConnections } from '~/platform/db/index.server';

const within = new AsyncLocalStorage<{ open: boolean }>();
const found: string[] = [];

/**
 * Has everything fail that holds a connection of the pool by a transaction and asks for a second one, by `query`, `db`, `pool` or
 * another transaction: as soon as all connections are held so, nobody gets any, and all wait until their time is up. There is no
 * exception but tests themselves, which look at what a transaction does from outside of it.
 */
export function watchForSecondConnections(): void {
  watchConnections({
    async within(work) {
      const here = { open: true };
      try {
        return await within.run(here, work);
      } finally {
        here.open = false;
      }
    },
    asked() {
      if (!within.getStore()?.open) return;
      const error = new Error('A second connection was asked for within a transaction: pass its tx, or read before it.');
      const from = (error.stack ?? '').split('\n').slice(1).filter((line) => !/\/app\/platform\/(db|lazy)\/|setup\/one-connection/.test(line));
      if (from[0]?.includes(path.resolve('tests'))) return;
      found.push(from.join('\n'));
      throw error;
    },
  });
}

/** Where that happened since this was last asked, also where somebody caught the error. */
export function secondConnections(): string[] {
  return found.splice(0);
}
