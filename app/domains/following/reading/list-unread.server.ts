import { mustBeMember, type Actor } from '~/domains/identity';
import { readableCategoryIds, readPlace, threadsByIds, writePlace, type ThreadRow } from '~/domains/threads/index.server';
import { MOST_UNREAD, type RowReading } from '../rules';
import { readingOfRows } from './reading-of-rows.server';
import { countUnread, readUnread, type UnreadPlace } from './unread.store.server';

export type UnreadList = {
  rows: ThreadRow[];
  reading: Record<string, RowReading>;
  /** Cursors; null at either end. */
  next: string | null;
  previous: string | null;
};

const PAGE = 30;
const OF = 'unread';

/**
 * A page of the threads that the actor follows and that have gone on since they read them, the latest activity first.
 * @param input `limit` threads (30, at most 100); `cursor` from `next` or `previous` of a page before
 * @throws Forbidden('signInFirst'); Invalid on `cursor`
 */
export async function listUnread(actor: Actor, input: { cursor?: string; limit?: number } = {}): Promise<UnreadList> {
  const { id } = mustBeMember(actor);
  const { limit = PAGE } = input;
  const cursor = readPlace(input.cursor, OF);
  const place = cursor && { at: new Date(cursor.keys[0] ?? 0), id: cursor.id };
  const found = await readUnread(id, await readableCategoryIds(actor), { place, back: cursor?.back ?? false, limit: limit + 1 });
  if (cursor?.back && found.length <= limit) return listUnread(actor, { limit });

  const shown = cursor?.back ? found.slice(-limit) : found.slice(0, limit);
  const ids = shown.map((row) => row.id);
  const [rows, reading] = await Promise.all([threadsByIds(actor, ids), readingOfRows(actor, shown)]);
  const [first, last] = [shown[0], shown.at(-1)];
  const to = (row: UnreadPlace, back: boolean) => writePlace({ of: OF, back, keys: [row.at.toISOString()], id: row.id });
  return {
    rows,
    reading,
    next: last && (found.length > limit || cursor?.back) ? to(last, false) : null,
    previous: first && cursor ? to(first, true) : null,
  };
}

/** How many threads are unread, 100 at most. */
export async function countUnreadThreads(actor: Actor): Promise<number> {
  return countUnread(mustBeMember(actor).id, await readableCategoryIds(actor), MOST_UNREAD);
}
