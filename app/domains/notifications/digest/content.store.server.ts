import { query } from '~/platform/db/index.server';
import { IS_FOLLOWED, IS_MUTED, isHeard, isTold, isUnmuted, MAY_READ, things, WAS_READ } from '../visible.store.server';
import type { Candidate, Found } from './compose';
import type { Period } from './periods';

const DAY_MS = 86_400_000;
/** How long ago answers still say what somebody knows about. */
const KNOWS_DAYS = 365;
/** What waits longer for a digest is no news. */
const NEWS_DAYS = 31;
/** Threads that are looked at for the best ones of the whole site; more than a digest names, since each leaves out what was read. */
const BEST = 20;
/** Threads, those with the most votes, in which the best of what somebody follows are looked for. */
const SCORED = 500;
/** The best of them that are read: more than all sections together name. */
const NEAREST = 30;

/** Who mutes anything at all: only for them it has to be asked of what. */
const MUTERS = `muter AS MATERIALIZED (SELECT DISTINCT member_id FROM follow WHERE member_id = ANY($1::text[]) AND level = 'muted')`;
const NOT_MUTED = `(m.id NOT IN (SELECT member_id FROM muter) OR NOT ${IS_MUTED})`;
const NAME = `COALESCE(w.display_name, w.username)`;
const THREAD = `t.id AS "threadId", t.slug, t.title`;

/** Answers to members' own questions that they have not read. */
const ANSWERS = `
  WITH ${MUTERS}
  SELECT m.id AS "memberId", ${THREAD}, count(*)::int AS n, (array_agg(${NAME} ORDER BY p.number DESC))[1] AS by
    FROM member m JOIN thread t ON t.author_id = m.id AND t.last_activity_at >= $2::timestamptz AND t.deleted_at IS NULL AND t.kind = 'question'
    JOIN category c ON c.id = t.category_id
    JOIN post p ON p.thread_id = t.id AND p.kind = 'answer' AND p.deleted_at IS NULL AND p.author_id <> m.id AND p.created_at >= $2 AND p.created_at < $3::timestamptz
    JOIN member w ON w.id = p.author_id
   WHERE m.id = ANY($1::text[]) AND ${MAY_READ} AND ${NOT_MUTED} AND ${isUnmuted('p.author_id')}
     AND NOT EXISTS (SELECT 1 FROM notification_preference o WHERE o.member_id = m.id AND o.kind = 'reply' AND o.mail = 'never')
     AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.member_id = m.id AND r.thread_id = t.id AND r.last_read_number >= p.number)
   GROUP BY m.id, t.id ORDER BY m.id, max(p.created_at) DESC, t.id`;

/** Facts that wait for the digest, and were not read on the site. */
const NEWS = `
  WITH ${MUTERS}
  SELECT m.id AS "memberId", ${THREAD}, count(*)::int AS n, COALESCE((array_agg(${NAME} ORDER BY f.at DESC) FILTER (WHERE w.id IS NOT NULL))[1], '') AS by
    FROM notification_fact f JOIN member m ON m.id = f.member_id ${things('f')}
    LEFT JOIN member w ON w.id = f.actor_id AND w.status <> 'closed'
   WHERE f.member_id = ANY($1::text[]) AND f.mail = 'digest' AND f.at >= $2::timestamptz AND f.at < $3::timestamptz
     AND ${isTold('f.kind')} AND ${MAY_READ} AND ${NOT_MUTED} AND ${isHeard('f.kind', 'f.actor_id')} AND NOT (${WAS_READ})
     AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.id = f.notification_id AND n.read_at >= f.at)
   GROUP BY m.id, t.id ORDER BY m.id, max(f.at) DESC, t.id`;

/** Questions without an answer under tags that a member has answered. */
const UNANSWERED = `
  WITH ${MUTERS},
  known AS MATERIALIZED (
    SELECT DISTINCT p.author_id, g.tag_id FROM post p JOIN thread_tag g ON g.thread_id = p.thread_id
     WHERE p.author_id = ANY($1::text[]) AND p.kind = 'answer' AND p.deleted_at IS NULL AND p.created_at >= $4::timestamptz AND p.created_at < $3::timestamptz),
  open AS MATERIALIZED (
    SELECT t.* FROM thread t
     WHERE t.kind = 'question' AND t.reply_count = 0 AND t.deleted_at IS NULL AND t.unlisted_at IS NULL AND t.created_at >= $2::timestamptz AND t.created_at < $3)
  SELECT m.id AS "memberId", ${THREAD}, 0 AS n, ${NAME} AS by
    FROM open t JOIN member w ON w.id = t.author_id JOIN category c ON c.id = t.category_id
    JOIN LATERAL (SELECT DISTINCT known.author_id FROM known JOIN thread_tag g ON g.tag_id = known.tag_id WHERE g.thread_id = t.id) k ON true
    JOIN member m ON m.id = k.author_id
   WHERE t.author_id <> m.id AND ${MAY_READ} AND ${NOT_MUTED} AND ${isUnmuted('t.author_id')}
     AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.member_id = m.id AND r.thread_id = t.id)
   ORDER BY m.id, t.created_at DESC, t.id`;

/**
 * Threads with the most votes of the period, without what a member has read to the end: of what they follow, and of the
 * whole site for who follows no category, tag or member (threads alone say nothing about the rest of the site).
 */
const BEST_THREADS = `
  WITH ${MUTERS},
  scored AS MATERIALIZED (
    SELECT t.id, t.category_id, t.author_id, sum(v.value) AS score FROM vote v JOIN post p ON p.id = v.post_id JOIN thread t ON t.id = p.thread_id
     WHERE v.created_at >= $2::timestamptz AND v.created_at < $3::timestamptz AND p.deleted_at IS NULL AND t.deleted_at IS NULL AND t.unlisted_at IS NULL
     GROUP BY t.id HAVING sum(v.value) > 0 ORDER BY score DESC, t.id LIMIT ${SCORED}),
  best AS MATERIALIZED (SELECT id FROM scored ORDER BY score DESC, id LIMIT ${BEST}),
  followed AS MATERIALIZED (SELECT member_id, target_kind, target_id FROM follow WHERE member_id = ANY($1::text[]) AND level >= 'following'),
  choosy AS MATERIALIZED (SELECT DISTINCT member_id FROM followed WHERE target_kind <> 'thread'),
  near AS (
    SELECT member_id, s.id FROM followed JOIN scored s ON target_id = CASE target_kind WHEN 'category' THEN s.category_id WHEN 'member' THEN s.author_id WHEN 'thread' THEN s.id END
    UNION SELECT member_id, s.id FROM scored s JOIN thread_tag g ON g.thread_id = s.id JOIN followed ON target_kind = 'tag' AND target_id = g.tag_id),
  found AS (
    SELECT member_id, id, true AS near FROM near WHERE member_id IN (SELECT member_id FROM choosy)
    UNION ALL SELECT one, best.id, false FROM unnest($1::text[]) AS one CROSS JOIN best WHERE one NOT IN (SELECT member_id FROM choosy))
  SELECT "memberId", "threadId", slug, title, n, by FROM (
    SELECT m.id AS "memberId", ${THREAD}, t.reply_count AS n, ${NAME} AS by, row_number() OVER (PARTITION BY m.id ORDER BY s.score DESC, t.id) AS place
      FROM found JOIN scored s ON s.id = found.id JOIN thread t ON t.id = s.id JOIN member w ON w.id = t.author_id JOIN category c ON c.id = t.category_id
      JOIN member m ON m.id = found.member_id
     WHERE t.author_id <> m.id AND ${MAY_READ} AND ${NOT_MUTED} AND ${isUnmuted('t.author_id')} AND (NOT found.near OR ${IS_FOLLOWED})
       AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.member_id = m.id AND r.thread_id = t.id AND r.last_read_number >= t.last_number)) placed
   WHERE place <= ${NEAREST} ORDER BY "memberId", place`;

/** What there is to say to these members about a period: four statements for all of them. */
export async function readContent(memberIds: string[], { from, due }: Period): Promise<Found> {
  const before = (days: number) => new Date(due.getTime() - days * DAY_MS);
  const [answers, news, unanswered, best] = await Promise.all([
    query<Candidate>('notifications.digest-answers', ANSWERS, [memberIds, from, due]),
    query<Candidate>('notifications.digest-news', NEWS, [memberIds, before(NEWS_DAYS), due]),
    query<Candidate>('notifications.digest-unanswered', UNANSWERED, [memberIds, from, due, before(KNOWS_DAYS)]),
    query<Candidate>('notifications.digest-best', BEST_THREADS, [memberIds, from, due]),
  ]);
  return { answers, news, unanswered, best };
}
