import { isAmong } from '../policy';
import type { Actor } from '~/domains/identity';
import { readCategories, type CategoryRecord } from './categories.store.server';

/** Every page shows the categories; for so long, in milliseconds, they are not read again. */
const FRESH_MS = 2_000;

let kept: { until: number; categories: Promise<CategoryRecord[]> } | null = null;

/**
 * All categories, at most two seconds old (changes made in this process are seen at once). For reads;
 * acts ask the database.
 */
export function cachedCategories(): Promise<CategoryRecord[]> {
  if (kept && performance.now() < kept.until) return kept.categories;
  const categories = readCategories();
  categories.catch(forgetCategories);
  kept = { until: performance.now() + FRESH_MS, categories };
  return categories;
}

/** Has the next read see a change at once. */
export function forgetCategories(): void {
  kept = null;
}

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
  const readable = categories.filter((category) => isAmong(actor, category.readBy));
  return { byId: new Map(readable.map((category) => [category.id, category])), all: readable.length === categories.length, edition: editionOf(categories) };
}

let edition = { of: [] as CategoryRecord[], text: '', number: 0 };

function editionOf(categories: CategoryRecord[]): number {
  if (edition.of === categories) return edition.number;
  const text = JSON.stringify(categories.map((category) => ({ ...category, threadCount: 0 })));
  edition = { of: categories, text, number: text === edition.text ? edition.number : edition.number + 1 };
  return edition.number;
}
