import type { Actor } from '~/domains/identity';
import { readableCategories } from '../categories/cached-categories.server';
import type { ThreadRow } from '../types';
import { readByIds } from './thread-list.store.server';
import { toRows } from './thread-rows.server';

/** Rows of these threads in this order, for lists that other rooms make; what the actor may not read, and what was removed, is left out. */
export async function threadsByIds(actor: Actor, ids: string[]): Promise<ThreadRow[]> {
  if (ids.length === 0) return [];
  const { byId } = await readableCategories(actor);
  const found = new Map((await readByIds(ids)).map((thread) => [thread.id, thread]));
  return toRows(ids.flatMap((id) => found.get(id) ?? []), byId, actor.locale);
}
