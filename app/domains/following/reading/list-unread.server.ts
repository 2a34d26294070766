import { mustBeMember, type Actor } from '~/domains/identity';
import { readableCategoryIds, readPlace, threadsByIds, writePlace, type ThreadRow } from '~/domains/threads/index.server';
import { MOST_UNREAD, type RowReading } from '../rules';
import { newSince, readingOfRows } from './reading-of-rows.server';
import { countUnread, readNew, readUnread, type ListPlace } from './unread.store.server';

/** A page of threads that stand out for one member. */
export type ReadingList = {
  rows: ThreadRow[];
  reading: Record<string, RowReading>;
  /** Cursors; null at either end. */
  next: string | null;
  previous: string | null;
};

const PAGE = 30;

/**
 * A page of the threads that the actor follows and that have gone on since they read them, the latest activity first.
 * @param input `limit` threads (30, at most 100); `cursor` from `next` or `previous` of a page before
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export function listUnread(actor: Actor, input: { cursor?: string; limit?: number } = {}): Promise<ReadingList> {
  return list(actor, 'unread', input);
}

/** The same of threads that are new to the actor: begun in the last two days, by others, and never opened; the newest first. */
export function listNew(actor: Actor, input: { cursor?: string; limit?: number } = {}): Promise<ReadingList> {
  return list(actor, 'new-to-me', input);
}

async function list(actor: Actor, of: 'unread' | 'new-to-me', input: { cursor?: string; limit?: number }): Promise<ReadingList> {
  const member = mustBeMember(actor);
  const { limit = PAGE } = input;
  const cursor = readPlace(input.cursor, of);
  const place = cursor && { at: new Date(cursor.keys[0] ?? 0), id: cursor.id };
  const stretch = { place, back: cursor?.back ?? false, limit: limit + 1 };
  const categoryIds = await readableCategoryIds(actor);
  const found = await (of === 'unread' ? readUnread(member.id, categoryIds, stretch) : readNew(member.id, categoryIds, newSince(member), stretch));
  // Gone back to the beginning: the first page as it is now.
  if (cursor?.back && found.length <= limit) return list(actor, of, { limit });

  const shown = cursor?.back ? found.slice(-limit) : found.slice(0, limit);
  const [rows, reading] = await Promise.all([threadsByIds(actor, shown.map((row) => row.id)), readingOfRows(actor, shown)]);
  const [first, last] = [shown[0], shown.at(-1)];
  const to = (row: ListPlace, back: boolean) => writePlace({ of, back, keys: [row.at.toISOString()], id: row.id });
  return {
    rows,
    reading,
    next: last && (found.length > limit || cursor?.back) ? to(last, false) : null,
    previous: first && cursor ? to(first, true) : null,
  };
}

/** How many threads are unread, 100 at most; none for visitors. */
export async function countUnreadThreads(actor: Actor): Promise<number> {
  return actor.kind === 'member' ? countUnread(actor.id, await readableCategoryIds(actor), MOST_UNREAD) : 0;
}
