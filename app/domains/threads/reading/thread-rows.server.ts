import type { Locale } from '~/platform/i18n';
import type { CategoryRecord } from '../categories/categories.store.server';
import { labelOf } from '../categories/category-view';
import type { ThreadRow } from '../types';
import { findPeople } from './people.server';
import { labelled } from './post-views';
import { readTagsOf, type ThreadRecord } from './thread-list.store.server';

/** Rows with their people, tags and categories: two more statements for a whole page. Keeps the order. */
export async function toRows(
  threads: ThreadRecord[],
  categories: Map<string, CategoryRecord>,
  locale: Locale,
): Promise<ThreadRow[]> {
  if (threads.length === 0) return [];
  const [person, tags] = await Promise.all([
    findPeople(threads.flatMap((thread) => [thread.authorId, thread.lastAuthorId, ...thread.faces])),
    readTagsOf(threads.map((thread) => thread.id)),
  ]);
  return threads.flatMap(({ categoryId, authorId, authorLabel, lastAuthorId, lastAuthorLabel, faces, acceptedCount, firstResponseAt, ...thread }) => {
    const category = categories.get(categoryId);
    if (!category) return []; // it was made private while the page was read
    const author = labelled(person(authorId), authorLabel);
    const lastAuthor = labelled(person(lastAuthorId ?? authorId), lastAuthorLabel);
    const named = new Map([lastAuthor, author].map((one) => [one.id, one]));
    return {
      ...thread,
      category: labelOf(category, locale),
      tags: tags.get(thread.id) ?? [],
      author,
      lastAuthor,
      faces: faces.map((id) => named.get(id) ?? person(id)),
      accepted: acceptedCount > 0,
      firstResponseMinutes: minutesUntil(thread.createdAt, firstResponseAt),
    };
  });
}

/** Whole minutes; null when it has not happened. */
export function minutesUntil(from: Date, to: Date | null): number | null {
  return to && Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
}
