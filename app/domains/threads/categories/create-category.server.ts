import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { Invalid } from '~/platform/errors';
import { allow } from '../access-thread.server';
import { transaction, type Tx } from '../at-hand.store.server';
import { categoryTemplates } from '../category-templates';
import { mayRunCategories } from '../policy';
import type { CreateCategoryInput } from '../staff-input';
import { slugOf } from '../words';
import { forgetCategories } from './cached-categories.server';
import { insertCategory, slugExists } from './categories.store.server';

export type CategoryPlace = { categoryId: string; slug: string };

/**
 * Makes a category, last in the order. Community managers and above. Records `category.created`.
 * @throws Forbidden; Invalid `slugTaken` when a slug was asked for and another category has it
 */
export async function createCategory(actor: Actor, input: CreateCategoryInput): Promise<CategoryPlace> {
  allow(mayRunCategories(actor));
  const member = mustBeMember(actor);
  const slug = input.slug ?? (await freeSlug(slugOf(input.name.en, 'category')));
  const place = await transaction((tx) => create(tx, member, { ...input, slug }));
  forgetCategories();
  return place;
}

/**
 * Makes the categories of these templates, without those whose slug exists. Community managers and above.
 * Records `category.created` for each.
 * @throws Forbidden; Invalid `templateUnknown`
 */
export async function createCategoriesFromTemplates(actor: Actor, { keys }: { keys: string[] }): Promise<CategoryPlace[]> {
  allow(mayRunCategories(actor));
  const member = mustBeMember(actor);
  if (keys.some((key) => !categoryTemplates.some((template) => template.key === key))) {
    throw new Invalid({ keys: ['templateUnknown'] });
  }
  const made: CategoryPlace[] = [];
  for (const { key, ...template } of categoryTemplates) {
    if (!keys.includes(key) || (await slugExists(template.slug))) continue;
    made.push(await transaction((tx) => create(tx, member, template)));
  }
  forgetCategories();
  return made;
}

async function create(tx: Tx, actor: MemberActor, fields: Required<CreateCategoryInput>): Promise<CategoryPlace> {
  const id = newId();
  if (!(await insertCategory(tx, { ...fields, id, createdAt: now() }))) throw new Invalid({ slug: ['slugTaken'] });
  await record(tx, { kind: 'category.created', actor, categoryId: id, data: { slug: fields.slug, name: fields.name.en } });
  return { categoryId: id, slug: fields.slug };
}

async function freeSlug(wanted: string): Promise<string> {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!(await slugExists(slug))) return slug;
  }
}
