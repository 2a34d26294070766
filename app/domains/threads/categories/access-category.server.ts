import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { maySeeCategory } from '../policy';
import { isId } from '../words';
import { readCategory, type CategoryRecord } from './categories.store.server';

/**
 * The category as it is now, if the actor may read it.
 * @throws NotFound
 */
export async function accessCategory(actor: Actor, id: string): Promise<CategoryRecord> {
  const category = isId(id) ? await readCategory(id) : null;
  if (!category || !maySeeCategory(actor, category)) throw new NotFound();
  return category;
}
