import { isAmong } from '../policy';
import { isMember, type Actor } from '~/domains/identity';
import { fresh } from '~/platform/lazy';
import { derived } from '~/platform/steady/index.server';
import { readCategories, type CategoryRecord } from './categories.store.server';

/** Every page shows them. */
const kept = fresh(readCategories);

/**
 * All categories, at most two seconds old (changes made in this process are seen at once). For reads;
 * acts ask the database.
 */
export const cachedCategories = kept.get;

/** Has the next read see a change at once. */
export const forgetCategories = kept.forget;

/** Ids of the categories that the actor may read, in a fixed order: readers of the same ones share what is kept for them. */
export async function readableCategoryIds(actor: Actor): Promise<string[]> {
  const { byId } = await readableCategories(actor);
  return [...byId.keys()].sort();
}

/**
 * The categories that the actor may read, by id; whether these are all there are; and a number that is another one
 * as soon as anything but their counts has changed.
 */
export async function readableCategories(actor: Actor): Promise<{ byId: Map<string, CategoryRecord>; all: boolean; edition: number }> {
  const categories = await cachedCategories();
  // What may be read follows from the role alone.
  return derived(categories, `readable|${isMember(actor) ? actor.role : 'visitor'}`, () => {
    const readable = categories.filter((category) => isAmong(actor, category.readBy));
    return { byId: new Map(readable.map((category) => [category.id, category])), all: readable.length === categories.length, edition: editionOf(categories) };
  });
}

let edition = { of: [] as CategoryRecord[], text: '', number: 0 };

function editionOf(categories: CategoryRecord[]): number {
  if (edition.of === categories) return edition.number;
  const text = JSON.stringify(categories.map((category) => ({ ...category, threadCount: 0 })));
  edition = { of: categories, text, number: text === edition.text ? edition.number : edition.number + 1 };
  return edition.number;
}
