import { openThread } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { transaction, type Tx } from '../decisions/decisions.store.server';
import { endClosing, readClosedUntil, readClosingsOver } from './thresholds.store.server';

type Doer = Parameters<typeof openThread>[1];

/** Opens a thread again that a program closed, unless somebody has done so before. @returns whether it was closed by it until now */
export async function openClosed(tx: Tx, doer: Doer, itemId: string): Promise<boolean> {
  const closing = await endClosing(tx, itemId, now());
  return closing === null || openThread(tx, doer, closing.threadId, closing.closedAt);
}

/** Until when a program has closed a thread, for whoever reads it; null: none has. */
export function closedUntil({ id, locked }: { id: string; locked: boolean }): Promise<Date | null> {
  return locked ? readClosedUntil(id) : Promise.resolve(null);
}

/** Opens all threads whose time is up, each in a transaction of its own. */
export async function endClosings(): Promise<void> {
  for (const itemId of await readClosingsOver(now())) await transaction((tx) => openClosed(tx, { via: 'job' }, itemId));
}
