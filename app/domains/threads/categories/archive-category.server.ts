import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunCategories } from '../policy';
import { accessCategory } from './access-category.server';
import { forgetCategories } from './cached-categories.server';
import { setArchived } from './categories.store.server';
import type { CategoryPlace } from './create-category.server';

/**
 * Closes a category: its threads stay readable, nothing is added. Twice is once. Community managers and
 * above. Records `category.archived`.
 * @throws NotFound, Forbidden
 */
export async function archiveCategory(actor: Actor, { categoryId }: { categoryId: string }): Promise<CategoryPlace> {
  return change(actor, categoryId, now());
}

/** Opens an archived category again. As `archiveCategory`; records `category.unarchived`. */
export async function unarchiveCategory(actor: Actor, { categoryId }: { categoryId: string }): Promise<CategoryPlace> {
  return change(actor, categoryId, null);
}

async function change(actor: Actor, categoryId: string, at: Date | null): Promise<CategoryPlace> {
  const { slug } = await accessCategory(actor, categoryId);
  allow(mayRunCategories(actor));
  const member = mustBeMember(actor);
  await transaction(async (tx) => {
    if (!(await setArchived(tx, categoryId, at))) return;
    await record(tx, { kind: at ? 'category.archived' : 'category.unarchived', actor: member, categoryId });
  });
  forgetCategories();
  return { categoryId, slug };
}
