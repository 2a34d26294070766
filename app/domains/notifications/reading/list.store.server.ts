import { now } from '~/platform/clock';
import { db, query, quickQuery } from '~/platform/db/index.server';
import { COUNT_MOST, type NoticeKind } from '../rules';
import { conversationOf, isHeard, isTold, MAY_READ, mayReadMessage, MESSAGE_WAS_READ, OF_MESSAGES, things, WAS_READ } from '../visible.store.server';

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
  place: LinePlace;
  figure: number | null;
  /** Beginning of the post or message that it leads to. */
  text: string;
};

type LinePlace =
  | { postId: string; postKind: 'opening' | 'answer' | 'reply' | 'comment'; threadId: string; title: string; threadKind: string }
  | { conversationId: string; subject: string };

/** What still may be told of the line `n` to the member `m`: facts whose post is there and may be read. */
const SEEN = `notification_fact f ${things('f')} WHERE f.notification_id = n.id AND f.member_id = m.id AND ${isTold('f.kind')} AND ${MAY_READ} AND ${isHeard('f.kind', 'f.actor_id')}`;

/** The same of messages. */
const SEEN_MESSAGE = (join = '') => `notification_fact f ${conversationOf('f')} ${join}
  WHERE f.notification_id = n.id AND f.member_id = m.id AND ${mayReadMessage('f.kind')}`;

const ACTORS = `COALESCE((array_agg(f.actor_id ORDER BY f.at DESC, f.number DESC) FILTER (WHERE f.actor_id IS NOT NULL))[1:100], '{}') AS actors`;
const LINE = `n.id, n.kind, n.updated_at AS "updatedAt", n.read_at IS NULL AND s.unread AS unread, s.count, s.actors AS "actorIds", head.place, s.figure, head.text`;
const LATEST = `ORDER BY n.updated_at DESC, n.id DESC LIMIT $2`;

const POST_LINES = (place: string) => `
  SELECT ${LINE}
    FROM member m JOIN notification n ON n.member_id = m.id AND n.kind NOT IN ${OF_MESSAGES}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, bool_or(NOT (${WAS_READ})) AS unread, max(f.figure) AS figure, ${ACTORS} FROM ${SEEN}) s
    CROSS JOIN LATERAL (
      SELECT jsonb_build_object('postId', f.post_id, 'postKind', p.kind, 'threadId', t.id, 'title', t.title, 'threadKind', t.kind) AS place, left(p.text, 400) AS text
        FROM ${SEEN} ORDER BY (${WAS_READ}), f.number LIMIT 1) head
   WHERE m.id = $1 ${place} ${LATEST}`;

const MESSAGE_LINES = (place: string) => `
  SELECT ${LINE}
    FROM member m JOIN notification n ON n.member_id = m.id AND n.kind IN ${OF_MESSAGES}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count, bool_or(NOT ${MESSAGE_WAS_READ}) AS unread, NULL::int AS figure, ${ACTORS} FROM ${SEEN_MESSAGE()}) s
    CROSS JOIN LATERAL (
      SELECT jsonb_build_object('conversationId', k.id, 'subject', k.subject) AS place, left(l.text, 400) AS text
        FROM ${SEEN_MESSAGE('JOIN conversation_message l ON l.conversation_id = k.id AND l.number = f.number')}
       ORDER BY ${MESSAGE_WAS_READ}, f.number LIMIT 1) head
   WHERE m.id = $1 ${place} ${LATEST}`;

const LINES = (place: string) => `
  SELECT * FROM ((${POST_LINES(place)}) UNION ALL (${MESSAGE_LINES(place)})) line ORDER BY "updatedAt" DESC, id DESC LIMIT $2`;

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
        WHERE m.id = $1 AND CASE WHEN n.kind IN ${OF_MESSAGES} THEN EXISTS (SELECT 1 FROM ${SEEN_MESSAGE()} AND NOT ${MESSAGE_WAS_READ})
                ELSE EXISTS (SELECT 1 FROM ${SEEN} AND NOT (${WAS_READ})) END LIMIT ${COUNT_MOST}) unread`,
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

