import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import type { Tx } from '../at-hand.store.server';
import { maySeeCategory } from '../policy';
import { isId } from '../words';
import { readCategory, type CategoryRecord } from './categories.store.server';

/**
 * The category as it is now, if the actor may read it.
 *
 * @param tx where it is asked within a transaction
 * @throws NotFound
 */
export async function accessCategory(actor: Actor, id: string, tx: Tx | null = null): Promise<CategoryRecord> {
  const category = isId(id) ? await readCategory(id, tx) : null;
  if (!category || !maySeeCategory(actor, category)) throw new NotFound();
  return category;
}
