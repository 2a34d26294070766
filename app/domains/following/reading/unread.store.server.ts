import { query } from '~/platform/db/index.server';
import { isHeard, levelInThread } from '../levels/level-sql.store.server';
import { LOOKED_BACK } from '../rules';
import { MAY_BE_UNREAD, unreadPosts } from './rows.store.server';

/** Threads that a member has lately opened, follows, and that have gone on since. `$2`: categories that they may read. */
const UNREAD = `
  FROM (SELECT * FROM reading WHERE member_id = $1 ORDER BY last_read_at DESC LIMIT ${LOOKED_BACK}) r JOIN thread t ON t.id = r.thread_id
 WHERE ${MAY_BE_UNREAD} AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND t.category_id = ANY($2)
   AND ${levelInThread('$1')} IN ('following', 'watching') AND EXISTS (SELECT 1 ${unreadPosts('$1')})`;

export type ListPlace = { at: Date; id: string };
type Stretch = { place: ListPlace | null; back: boolean; limit: number };

/**
 * Unread threads, the latest activity first, from a place on.
 * @param stretch `back`: towards newer ones; the rows still come newest first
 */
export function readUnread(memberId: string, categoryIds: string[], stretch: Stretch): Promise<ListPlace[]> {
  return walk('following.unread', 't.last_activity_at', UNREAD, [memberId, categoryIds], stretch);
}

/** Threads that are new to a member, the newest first: begun since `newSince`, by others whom they have not muted, never opened, not muted. As `readUnread`. */
export function readNew(memberId: string, categoryIds: string[], newSince: Date, stretch: Stretch): Promise<ListPlace[]> {
  const from = `
    FROM thread t
   WHERE t.created_at > $3 AND t.created_at > COALESCE((SELECT since FROM new_since WHERE member_id = $1), '-infinity')
     AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND t.category_id = ANY($2) AND t.author_id <> $1 AND (t.kind = 'announcement' OR ${isHeard('$1', 't.author_id')})
     AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.member_id = $1 AND r.thread_id = t.id) AND ${levelInThread('$1')} <> 'muted'`;
  return walk('following.new', 't.created_at', from, [memberId, categoryIds, newSince], stretch);
}

async function walk(name: string, key: string, from: string, values: unknown[], { place, back, limit }: Stretch): Promise<ListPlace[]> {
  const next = values.length + 1;
  const after = place ? `AND (${key}, t.id) ${back ? '>' : '<'} ($${next + 1}, $${next + 2})` : '';
  const direction = back ? 'ASC' : 'DESC';
  const rows = await query<ListPlace>(
    `${name}${place ? (back ? '-back' : '-on') : ''}`,
    `SELECT t.id, ${key} AS at ${from} ${after} ORDER BY ${key} ${direction}, t.id ${direction} LIMIT $${next}`,
    [...values, limit, ...(place ? [place.at, place.id] : [])],
  );
  return back ? rows.reverse() : rows;
}

/** How many unread threads there are, counted up to `most`. */
export async function countUnread(memberId: string, categoryIds: string[], most: number): Promise<number> {
  const [row] = await query<{ count: number }>('following.unread-count', `SELECT count(*)::int AS count FROM (SELECT 1 ${UNREAD} LIMIT $3) unread`, [
    memberId,
    categoryIds,
    most,
  ]);
  return row?.count ?? 0;
}

/**
 * Has everything that is unread now no longer count as such; positions stay.
 * @returns of how many threads
 */
export async function dismissUnreadOf(memberId: string, categoryIds: string[], at: Date): Promise<number> {
  const rows = await query<{ threadId: string }>(
    'following.dismiss-unread',
    `WITH unread AS (SELECT r.thread_id, t.last_number ${UNREAD})
     UPDATE reading SET dismissed_before = dismissed_number, dismissed_number = unread.last_number, dismissed_at = $3
       FROM unread WHERE reading.member_id = $1 AND reading.thread_id = unread.thread_id RETURNING reading.thread_id AS "threadId"`,
    [memberId, categoryIds, at],
  );
  return rows.length;
}

/** Takes one dismissal back: what was dismissed at this instant, and not again since. */
export async function restoreUnreadOf(memberId: string, at: Date): Promise<void> {
  await query(
    'following.restore-unread',
    `UPDATE reading SET dismissed_number = dismissed_before, dismissed_at = NULL WHERE member_id = $1 AND dismissed_at = $2`,
    [memberId, at],
  );
}

/** From now on only threads begun after `at` are new. */
export async function dismissNewOf(memberId: string, at: Date): Promise<void> {
  await query(
    'following.dismiss-new',
    `INSERT INTO new_since AS n (member_id, since) VALUES ($1, $2)
     ON CONFLICT (member_id) DO UPDATE SET before = n.since, since = GREATEST(n.since, EXCLUDED.since)`,
    [memberId, at],
  );
}

/** Takes back what was dismissed at this instant, if it was not dismissed again since. */
export async function restoreNewOf(memberId: string, at: Date): Promise<void> {
  await query(
    'following.restore-new',
    `UPDATE new_since SET since = COALESCE(before, '-infinity'), before = NULL WHERE member_id = $1 AND since = $2`,
    [memberId, at],
  );
}
