import { now } from '~/platform/clock';
import { db, query, quickQuery } from '~/platform/db/index.server';
import { COUNT_MOST, type NoticeKind } from '../rules';
import { isHeard, isTold, MAY_READ, things, WAS_READ } from '../visible.store.server';

/** A line of the list as the database has it. */
export type LineRow = {
  id: string;
  kind: NoticeKind;
  updatedAt: Date;
  unread: boolean;
  /** Posts, or whatever was put together. */
  count: number;
  /** Distinct people, the latest first; of at most 100 facts. */
  actorIds: string[];
  /** Where it leads: the first that was not read, else the first. */
  postId: string;
  postKind: 'opening' | 'answer' | 'reply' | 'comment';
  figure: number | null;
  threadId: string;
  title: string;
  threadKind: string;
  /** Beginning of the post that it leads to. */
  text: string;
};

/** What still may be told of the line `n` to the member `m`: facts whose post is there and may be read. */
const SEEN = `notification_fact f ${things('f')} WHERE f.notification_id = n.id AND f.member_id = m.id AND ${isTold('f.kind')} AND ${MAY_READ} AND ${isHeard('f.kind', 'f.actor_id')}`;

const LINES = (place: string) => `
  SELECT n.id, n.kind, n.updated_at AS "updatedAt", n.read_at IS NULL AND s.unread AS unread, s.count, s.actors AS "actorIds", head.*
    FROM member m JOIN notification n ON n.member_id = m.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, bool_or(NOT (${WAS_READ})) AS unread, max(f.figure) AS figure,
             COALESCE((array_agg(f.actor_id ORDER BY f.at DESC, f.number DESC) FILTER (WHERE f.actor_id IS NOT NULL))[1:100], '{}') AS actors
        FROM ${SEEN}) s
    CROSS JOIN LATERAL (
      SELECT f.post_id AS "postId", p.kind::text AS "postKind", s.figure, t.id AS "threadId", t.title, t.kind::text AS "threadKind", left(p.text, 400) AS text
        FROM ${SEEN} ORDER BY (${WAS_READ}), f.number LIMIT 1) head
   WHERE m.id = $1 ${place} ORDER BY n.updated_at DESC, n.id DESC LIMIT $2`;

/** Lines that the member may see, the latest first, from a place on. */
export async function readLines(memberId: string, after: { at: Date; id: string } | null, limit: number): Promise<LineRow[]> {
  return after
    ? query<LineRow>('notifications.lines-after', LINES('AND (n.updated_at, n.id) < ($3, $4)'), [memberId, limit, after.at, after.id])
    : query<LineRow>('notifications.lines', LINES(''), [memberId, limit]);
}

/** One line, or null when it is not the member's, or not to be seen any more. */
export async function readLine(memberId: string, id: string): Promise<LineRow | null> {
  const [line] = await query<LineRow>('notifications.line', LINES('AND n.id = $3'), [memberId, 1, id]);
  return line ?? null;
}

/** How many lines the member has not read, counted up to 100. */
export async function countUnread(memberId: string): Promise<number> {
  const [row] = await quickQuery<{ count: number }>(
    'notifications.unread',
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM member m JOIN notification n ON n.member_id = m.id AND n.read_at IS NULL
        WHERE m.id = $1 AND EXISTS (SELECT 1 FROM ${SEEN} AND NOT (${WAS_READ})) LIMIT ${COUNT_MOST}) unread`,
    [memberId],
  );
  return row?.count ?? 0;
}

/** @returns how many lines that changed */
export async function markRead(memberId: string, ids: readonly string[] | null): Promise<number> {
  const { count } = await db.notification.updateMany({ where: { memberId, readAt: null, ...(ids ? { id: { in: [...ids] } } : {}) }, data: { readAt: now() } });
  return count;
}

/** Takes away what is older, a few thousand at a time. */
export async function deleteBefore(at: Date): Promise<void> {
  const old = `SELECT ctid FROM notification WHERE updated_at < $1::timestamptz LIMIT 5000`;
  while ((await db.$executeRawUnsafe(`DELETE FROM notification WHERE ctid = ANY(ARRAY(${old}))`, at)) > 0);
  // That somebody was told of votes or an acceptance is kept: those can happen again.
  const told = `SELECT ctid FROM notification_fact WHERE at < $1::timestamptz AND kind NOT IN ('votes', 'accepted') LIMIT 5000`;
  while ((await db.$executeRawUnsafe(`DELETE FROM notification_fact WHERE ctid = ANY(ARRAY(${told}))`, at)) > 0);
  await db.digest.deleteMany({ where: { period: { lt: at } } });
}

