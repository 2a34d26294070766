import { mustBeMember, type Actor } from '~/domains/identity';
import { excerpt, readableCategoryIds, readPlace, threadsByIds, writePlace, type PostKind, type ThreadRow } from '~/domains/threads/index.server';
import { membersByIds } from '~/domains/members/index.server';
import { readBookmark, readBookmarks, type BookmarkRecord } from './bookmarks.store.server';

/** A post that is kept: what was said of it, and where it stands. */
export type Bookmark = BookmarkRecord & {
  kind: PostKind;
  number: number;
  excerpt: string;
  /** Null: the account was closed. */
  authorName: string | null;
  thread: Pick<ThreadRow, 'id' | 'slug' | 'title' | 'kind' | 'language' | 'category'>;
};

export type BookmarkList = { rows: Bookmark[]; next: string | null; previous: string | null };

const PAGE = 30;
const OF = 'bookmarks';
/** Characters of a post shown in the list. */
const EXCERPT = 160;

/**
 * A page of the posts that the actor keeps, the latest first; those that they cannot read any more are left out.
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export async function listBookmarks(actor: Actor, input: { cursor?: string; limit?: number } = {}): Promise<BookmarkList> {
  const { id } = mustBeMember(actor);
  const { limit = PAGE } = input;
  const cursor = readPlace(input.cursor, OF);
  const place = cursor && { at: new Date(cursor.keys[0] ?? 0), id: cursor.id };
  const found = await readBookmarks(id, await readableCategoryIds(actor), { place, back: cursor?.back ?? false, limit: limit + 1 });
  if (cursor?.back && found.length <= limit) return listBookmarks(actor, { limit });

  const shown = cursor?.back ? found.slice(-limit) : found.slice(0, limit);
  const [threads, authors] = await Promise.all([
    threadsByIds(actor, [...new Set(shown.map((row) => row.threadId))]),
    membersByIds([...new Set(shown.map((row) => row.authorId))]),
  ]);
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
  const rows = shown.flatMap(({ threadId, text, authorId, authorLabel, kind, ...bookmark }) => {
    const thread = threadOf.get(threadId);
    if (!thread) return []; // it went while the page was read
    const author = authors.get(authorId);
    const name = author && author.status !== 'closed' ? (author.displayName ?? author.username) : null;
    return { ...bookmark, kind: kind as PostKind, excerpt: excerpt(text, EXCERPT), authorName: authorLabel ?? name, thread };
  });
  const [first, last] = [shown[0], shown.at(-1)];
  const to = (row: BookmarkRecord, back: boolean) => writePlace({ of: OF, back, keys: [row.createdAt.toISOString()], id: row.postId });
  return {
    rows,
    next: last && (found.length > limit || cursor?.back) ? to(last, false) : null,
    previous: first && cursor ? to(first, true) : null,
  };
}

/** The actor's bookmark of a post, or null. Whether they may see the post is for whoever shows it. */
export async function getBookmark(actor: Actor, { postId }: { postId: string }): Promise<BookmarkRecord | null> {
  return readBookmark(mustBeMember(actor).id, postId);
}
