import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunCategories } from '../policy';
import type { EditCategoryInput } from '../staff-input';
import { accessCategory } from './access-category.server';
import { forgetCategories } from './cached-categories.server';
import { updateCategory } from './categories.store.server';
import type { CategoryPlace } from './create-category.server';

/**
 * Changes a category's texts, colour, kinds and audiences; its slug stays, addresses are for ever. A
 * narrower audience hides its threads at once (in other processes after two seconds). Community managers
 * and above. Records `category.edited` with the names of what changed.
 *
 * @throws NotFound, Forbidden
 */
export async function editCategory(actor: Actor, { categoryId, ...fields }: EditCategoryInput): Promise<CategoryPlace> {
  const before = await accessCategory(actor, categoryId);
  allow(mayRunCategories(actor));
  const member = mustBeMember(actor);
  const changed = Object.entries(fields)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, name)))
    .map(([name]) => name);
  if (changed.length > 0) {
    await transaction(async (tx) => {
      await updateCategory(tx, categoryId, fields);
      await record(tx, { kind: 'category.edited', actor: member, categoryId, data: { changed } });
    });
    forgetCategories();
  }
  return { categoryId, slug: before.slug };
}
