import type { PostKind } from '~/domains/threads';
import { db, query } from '~/platform/db/index.server';
import type { NoticeSender } from '../notices/notice-rules';
import type { DecisionKind } from '../rules';

export type PaneWordsRecord = { id: string; number: number; kind: PostKind; authorId: string; authorLabel: string | null; html: string; at: Date; removed: boolean; hidden: boolean };

/** A post with what it answers and two before and after it in its thread, by number. */
export function readAround(threadId: string, postId: string): Promise<PaneWordsRecord[]> {
  return query<PaneWordsRecord>(
    'moderation.around',
    `WITH target AS (SELECT id, number, parent_id FROM post WHERE thread_id = $1 AND id = $2),
          near AS (
            SELECT id FROM target UNION SELECT parent_id FROM target
            UNION (SELECT p.id FROM post p, target WHERE p.thread_id = $1 AND p.number < target.number AND p.deleted_at IS NULL ORDER BY p.number DESC LIMIT 2)
            UNION (SELECT p.id FROM post p, target WHERE p.thread_id = $1 AND p.number > target.number AND p.deleted_at IS NULL ORDER BY p.number LIMIT 2))
     SELECT p.id, p.number, p.kind::text, p.author_id AS "authorId", p.author_label AS "authorLabel", p.html, p.created_at AS at, p.deleted_at IS NOT NULL AS removed, p.hidden_at IS NOT NULL AS hidden
       FROM post p WHERE p.thread_id = $1 AND p.id IN (SELECT id FROM near) ORDER BY p.number`,
    [threadId, postId],
  );
}

/** What a text that waits would stand under: the first post of its thread, what it answers, and the two latest by date. */
export function readBefore(threadId: string, parentId: string | null): Promise<PaneWordsRecord[]> {
  return query<PaneWordsRecord>(
    'moderation.before',
    `WITH near AS (
       SELECT id FROM post WHERE thread_id = $1 AND (number = 1 OR id = $2)
       UNION (SELECT id FROM post WHERE thread_id = $1 AND deleted_at IS NULL ORDER BY number DESC LIMIT 2))
     SELECT p.id, p.number, p.kind::text, p.author_id AS "authorId", p.author_label AS "authorLabel", p.html, p.created_at AS at, p.deleted_at IS NOT NULL AS removed, p.hidden_at IS NOT NULL AS hidden
       FROM post p WHERE p.thread_id = $1 AND p.id IN (SELECT id FROM near) ORDER BY p.number`,
    [threadId, parentId],
  );
}

export type ReportRecord = {
  id: string;
  /** Null: a visitor, and then `sender` says as whom. */
  reporterId: string | null;
  reasonId: string;
  note: string | null;
  weight: number;
  at: Date;
  imageId: string | null;
  right: number;
  wrong: number;
  sender: NoticeSender | null;
  confirmed: boolean;
  name: string | null;
  email: string | null;
  facts: string | null;
};

/** The reports of an item, notices first, then the weightiest (50 at most), with what became of earlier ones of the same members. */
export function readReports(itemId: string): Promise<ReportRecord[]> {
  return query<ReportRecord>(
    'moderation.reports',
    `SELECT r.id, r.reporter_id AS "reporterId", r.reason_id AS "reasonId", r.note, r.weight, r.created_at AS at, r.image_id AS "imageId", past.*,
            n.sender::text, n.confirmed_at IS NOT NULL AS confirmed, n.name, n.email, n.facts
       FROM report r LEFT JOIN notice n ON n.id = r.id CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE o.outcome NOT IN ('keep', 'restore'))::int AS right, count(*) FILTER (WHERE o.outcome IN ('keep', 'restore'))::int AS wrong
           FROM report o WHERE o.reporter_id = r.reporter_id AND o.outcome IS NOT NULL) past
      WHERE r.item_id = $1 ORDER BY n.id IS NULL, r.weight DESC, r.created_at LIMIT 50`,
    [itemId],
  );
}

export type PastRecord = { id: string; itemId: string; kind: DecisionKind; actorId: string | null; at: Date; reasonId: string | null; facts: string; title: string | null };

const PAST = `SELECT d.id, d.item_id AS "itemId", d.kind::text, d.actor_id AS "actorId", d.decided_at AS at, d.reason_id AS "reasonId", d.facts, t.title
  FROM decision d JOIN review_item ri ON ri.id = d.item_id LEFT JOIN thread t ON t.id = ri.thread_id
 WHERE d.undone_at IS NULL AND ri.author_id <> $1 AND (ri.thread_id IS NULL AND ri.category_id IS NULL OR COALESCE(t.category_id, ri.category_id) = ANY($2))`;

/** The latest decisions about a member, of what the viewer may see. */
export function readPastOf(viewer: { id: string; categoryIds: string[] }, authorId: string, besides: string): Promise<PastRecord[]> {
  return query<PastRecord>('moderation.past', `${PAST} AND ri.author_id = $3 AND ri.id <> $4 ORDER BY d.decided_at DESC LIMIT 5`, [viewer.id, viewer.categoryIds, authorId, besides]);
}

/** The latest decisions about reports for the same reasons, of what the viewer may see. */
export function readSimilar(viewer: { id: string; categoryIds: string[] }, reasonIds: string[], besides: string): Promise<PastRecord[]> {
  return query<PastRecord>(
    'moderation.similar',
    `${PAST} AND ri.id <> $4 AND EXISTS (SELECT 1 FROM report r WHERE r.item_id = ri.id AND r.reason_id = ANY($3)) ORDER BY d.decided_at DESC LIMIT 5`,
    [viewer.id, viewer.categoryIds, reasonIds, besides],
  );
}

export type NoteRecord = { id: string; authorId: string; text: string; at: Date };

/** What moderators said to each other, oldest first, 100 at most. */
export function readNotes(itemId: string): Promise<NoteRecord[]> {
  return query<NoteRecord>('moderation.notes', `SELECT id, author_id AS "authorId", text, created_at AS at FROM review_note WHERE item_id = $1 ORDER BY created_at, id LIMIT 100`, [itemId]);
}

export async function writeNote({ at, ...note }: NoteRecord & { itemId: string }): Promise<void> {
  await db.reviewNote.create({ data: { ...note, createdAt: at }, select: { id: true } });
}
