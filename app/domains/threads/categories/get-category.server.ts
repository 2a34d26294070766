import type { Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { renderMarkdown } from '~/platform/markdown/index.server';
import type { Category, CategorySource } from '../types';
import { allow } from '../access-thread.server';
import { mayRunCategories } from '../policy';
import { accessCategory } from './access-category.server';
import { readableCategories } from './cached-categories.server';
import { viewOf } from './category-view';

/**
 * One category in the actor's language, also an archived one, with its rules as safe HTML.
 * @throws NotFound also when the actor may not read it
 */
export async function getCategory(actor: Actor, { slug }: { slug: string }): Promise<Category & { rulesHtml: string }> {
  const { byId } = await readableCategories(actor);
  const category = [...byId.values()].find((each) => each.slug === slug);
  if (!category) throw new NotFound();
  const view = viewOf(category, actor);
  const rulesHtml = view.rules ? renderMarkdown(view.rules, { locale: actor.locale, kind: 'bio', idPrefix: 'rules' }).html : '';
  return { ...view, rulesHtml };
}

/**
 * A category with all its texts, for the form of those who may change it.
 * @throws NotFound, Forbidden
 */
export async function getCategorySource(actor: Actor, { categoryId }: { categoryId: string }): Promise<CategorySource> {
  const category = await accessCategory(actor, categoryId);
  allow(mayRunCategories(actor));
  return category;
}
