import { mustBeMember, type Actor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { Invalid } from '~/platform/errors';
import { allow } from '../access-thread.server';
import { transaction } from '../at-hand.store.server';
import { mayRunCategories } from '../policy';
import type { OrderCategoriesInput } from '../staff-input';
import { forgetCategories } from './cached-categories.server';
import { readCategories, writeOrder } from './categories.store.server';

/**
 * Puts the categories in this order; those left out follow. Community managers and above. Records
 * `category.ordered`.
 * @throws Forbidden; Invalid `unknownThing` when an id is none of a category
 */
export async function orderCategories(actor: Actor, { categoryIds }: OrderCategoriesInput): Promise<void> {
  const known = new Set((await readCategories()).map((category) => category.id));
  if (categoryIds.some((id) => !known.has(id))) throw new Invalid({ categoryIds: ['unknownThing'] });
  allow(mayRunCategories(actor));
  const member = mustBeMember(actor);
  await transaction(async (tx) => {
    await writeOrder(tx, categoryIds);
    await record(tx, { kind: 'category.ordered', actor: member, data: { order: categoryIds } });
  });
  forgetCategories();
}
