import type { Actor } from '~/domains/identity';
import { derived } from '~/platform/steady/index.server';
import type { Category, CategoryLink } from '../types';
import { cachedCategories, readableCategories } from './cached-categories.server';
import { viewOf } from './category-view';

/**
 * The categories that the actor may read, in their order, in the actor's language; without archived ones
 * unless they are asked for. At most two seconds old.
 */
export async function listCategories(actor: Actor, { archived = false } = {}): Promise<Category[]> {
  const { byId } = await readableCategories(actor);
  const listed = (await cachedCategories()).filter((category) => byId.has(category.id) && (archived || !category.archived));
  return listed.map((category) => viewOf(category, actor));
}

/** The ways to the categories that the actor may read, in their order; without archived ones. A steady value. */
export async function categoryLinks(actor: Actor): Promise<readonly CategoryLink[]> {
  const { locale } = actor;
  const readable = await readableCategories(actor);
  return derived(readable, `links|${locale}`, ({ byId }) =>
    [...byId.values()].flatMap(({ slug, name, colour, threadCount, archived }) => (archived ? [] : [{ slug, name: name[locale], colour, threadCount }])),
  );
}
