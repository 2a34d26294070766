import { threadPath } from '~/domains/threads';
import type { FeedThread } from '~/domains/threads/index.server';
import type { FeedEntry } from './atom.server';

/** A thread as an entry of the feeds that list threads. */
export function threadEntry({ id, slug, title, author, html, createdAt, updatedAt, category, tags }: FeedThread): FeedEntry {
  const terms = [category, ...tags].map(({ slug: term, name: label }) => ({ term, label }));
  return { permalink: `/t/${id}`, path: threadPath({ id, slug }), title, author, html, createdAt, updatedAt, terms };
}
