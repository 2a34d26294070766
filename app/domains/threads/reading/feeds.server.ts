import type { Actor } from '~/domains/identity';
import { accessThread } from '../access-thread.server';
import { readableCategories } from '../categories/cached-categories.server';
import type { Person, ThreadRow } from '../types';
import { isId } from '../words';
import { readLatestPosts, readOpenings, readSitemapPart, readSitemapParts, type SitemapRow } from './feeds.store.server';
import { listThreads } from './list-threads.server';
import { findPeople } from './people.server';
import { labelled } from './post-views';

const ENTRIES = 30;
/** Addresses in one file of the sitemap; the protocol allows 50,000. */
const SITEMAP_PART = 10_000;

export type FeedThread = Pick<ThreadRow, 'id' | 'slug' | 'title' | 'author' | 'createdAt' | 'category' | 'tags'> & { updatedAt: Date; html: string };

/**
 * The thirty newest threads of the site, of a category or of a tag, with their first posts.
 * @throws NotFound for a category or tag that is not there for the actor
 */
export async function feedOfThreads(actor: Actor, input: { categorySlug?: string; tagSlug?: string } = {}): Promise<FeedThread[]> {
  const { rows } = await listThreads(actor, { ...input, order: 'new', limit: ENTRIES });
  const openings = new Map((await readOpenings(rows.map((row) => row.id))).map((opening) => [opening.threadId, opening]));
  return rows.map(({ id, slug, title, author, createdAt, category, tags }) => {
    const opening = openings.get(id);
    return { id, slug, title, author, createdAt, category, tags, updatedAt: opening?.editedAt ?? createdAt, html: opening?.html ?? '' };
  });
}

export type FeedPost = { id: string; number: number; author: Person; html: string; createdAt: Date; updatedAt: Date };

/**
 * A thread's thirty newest posts, newest first.
 * @throws NotFound, Gone
 */
export async function feedOfThread(
  actor: Actor,
  { threadId }: { threadId: string },
): Promise<{ id: string; slug: string; title: string; posts: FeedPost[] }> {
  const { id, slug, title } = await accessThread(actor, threadId);
  const posts = await readLatestPosts(id, ENTRIES);
  const person = await findPeople(posts.map((post) => post.authorId));
  return {
    id,
    slug,
    title,
    posts: posts.map(({ authorId, authorLabel, editedAt, ...post }) => ({
      ...post,
      author: labelled(person(authorId), authorLabel),
      updatedAt: editedAt ?? post.createdAt,
    })),
  };
}

/** The files of the sitemap: the id each begins with, and when something in it last changed. Reads all threads: cache it. */
export async function sitemapParts(): Promise<{ from: string; lastmod: Date }[]> {
  return readSitemapParts(await openCategories(), SITEMAP_PART);
}

/** The threads of the file that begins with this id; only what everybody may read and lists show. */
export async function sitemapThreads({ from }: { from: string }): Promise<SitemapRow[]> {
  return isId(from) ? readSitemapPart(await openCategories(), from, SITEMAP_PART) : [];
}

const ANYBODY: Actor = { kind: 'visitor', via: 'browser', locale: 'en' };

async function openCategories(): Promise<string[]> {
  const { byId } = await readableCategories(ANYBODY);
  return [...byId.keys()];
}
