import type { Role } from '~/domains/identity';
import type { PostKind } from '~/domains/threads';
import { query, quickQuery, type Tx } from '~/platform/db/index.server';
import type { DecisionKind, ReviewKind } from '../rules';

export type { Tx };

/** Who looks: what they may see of the queue. */
export type Viewer = { id: string; role: Role; categoryIds: string[] };

export type ItemRecord = {
  id: string;
  kind: ReviewKind;
  targetId: string;
  threadId: string | null;
  authorId: string;
  authorLabel: string | null;
  authorRole: Role;
  language: string | null;
  /** `gone`: nobody has to look at it any more, as where its author took the text back. */
  state: 'open' | 'decided' | 'gone';
  severity: number;
  score: number;
  openedAt: Date;
  dueAt: Date;
  holderId: string | null;
  token: number;
  leaseSince: Date | null;
  leaseUntil: Date | null;
  categoryId: string | null;
  title: string | null;
  number: number | null;
  postKind: PostKind | null;
  excerpt: string | null;
  removed: boolean | null;
  /** It was removed by somebody else than its author. */
  takenAway: boolean | null;
  /** Of its thread. */
  locked: boolean | null;
  hidden: boolean | null;
  /** Of a text that waits: what it answers or comments on. */
  parentId: string | null;
  reports: number;
  reasonIds: string[];
  /** Who had decided what is contested: they do not decide it again. */
  barredIds: string[];
  /** Of an appeal: who decided, and what that was about. */
  deciderId: string | null;
  contested: ReviewKind | null;
  decisionId: string | null;
  decision: DecisionKind | null;
  decidedById: string | null;
  decidedAt: Date | null;
  finalAt: Date | null;
};

const JOIN_APPEAL = `LEFT JOIN appeal ap ON ap.id = ri.id`;
const JOIN_THREAD = `LEFT JOIN thread t ON t.id = ri.thread_id`;
const JOINS = `${JOIN_THREAD} JOIN member_card m ON m.id = ri.author_id LEFT JOIN decision d ON d.item_id = ri.id AND d.undone_at IS NULL ${JOIN_APPEAL}`;
const FROM = `FROM review_item ri ${JOINS}`;
/** Of a moderator who looks after a part only (`review_scope`): what that is; null: all of it. $1 the viewer. */
const SCOPE = (column: 'category_ids' | 'languages') =>
  `(SELECT nullif(rs.${column}, '{}') FROM review_scope rs JOIN member_card rm ON rm.id = rs.member_id AND rm.role = 'moderator' WHERE rs.member_id = $1)::text[]`;
/** Where it stands, or would stand; null: nowhere (a profile). */
const CATEGORY = 'COALESCE(t.category_id, ri.category_id)';
/**
 * $1 the viewer, $2 categories: nobody sees who reported them, nor what they may not read, wherever it was moved; local
 * moderators what they look after (profiles belong to no category, texts of an unknown language to every language).
 */
const SEEN = `ri.author_id <> $1 AND (ri.thread_id IS NULL AND ri.category_id IS NULL OR ${CATEGORY} = ANY($2))
  AND (${SCOPE('category_ids')} IS NULL OR ${CATEGORY} = ANY(${SCOPE('category_ids')}))
  AND (${SCOPE('languages')} IS NULL OR ri.language IS NULL OR ri.language = ANY(${SCOPE('languages')}))`;
/** $1 the viewer: nobody judges what contests their own decision. */
const NOT_JUDGED_BEFORE = `ap.decider_id IS DISTINCT FROM $1 AND $1 <> ALL(ri.barred_ids)`;

const ITEM = `SELECT ri.id, ri.kind::text, ri.target_id AS "targetId", ri.thread_id AS "threadId", ri.author_id AS "authorId", p.author_label AS "authorLabel",
  m.role::text AS "authorRole", ri.language, ri.state::text, ri.severity, ri.score, ri.opened_at AS "openedAt", ri.due_at AS "dueAt",
  ri.lease_holder_id AS "holderId", ri.lease_token AS token, ri.lease_since AS "leaseSince", ri.lease_until AS "leaseUntil",
  ${CATEGORY} AS "categoryId", COALESCE(t.title, h.title) AS title, p.number, COALESCE(p.kind, h.kind)::text AS "postKind",
  left(COALESCE(p.text, h.source), 120) AS excerpt, p.deleted_at IS NOT NULL AND p.hidden_at IS NULL AS removed, p.hidden_at IS NOT NULL AS hidden,
  p.deleted_at IS NOT NULL AND COALESCE(p.deleted_by_id <> p.author_id, false) AS "takenAway", t.locked_at IS NOT NULL AS locked, h.parent_id AS "parentId",
  (SELECT count(*)::int FROM report r WHERE r.item_id = ri.id) AS reports,
  CASE WHEN st.id IS NULL THEN ARRAY(SELECT DISTINCT r.reason_id FROM report r WHERE r.item_id = ri.id ORDER BY 1) ELSE ARRAY[st.reason_id] END AS "reasonIds",
  array_remove(ri.barred_ids || ap.decider_id, NULL) AS "barredIds", ap.decider_id AS "deciderId", st.target_kind::text AS contested,
  d.id AS "decisionId", d.kind::text AS decision, d.actor_id AS "decidedById", d.decided_at AS "decidedAt", d.final_at AS "finalAt"`;
const JOIN_POST = `LEFT JOIN statement st ON st.id = ap.statement_id LEFT JOIN post p ON p.thread_id = ri.thread_id AND p.id = COALESCE(st.target_id, ri.target_id)
  LEFT JOIN held_post h ON ri.kind = 'held_post' AND h.id = ri.target_id`;

/** The item, if the viewer may see it; else null. */
export async function readItem(viewer: Viewer, id: string): Promise<ItemRecord | null> {
  const [row] = await query<ItemRecord>('moderation.item', `${ITEM} ${FROM} ${JOIN_POST} WHERE ${SEEN} AND ri.id = $3`, [viewer.id, viewer.categoryIds, id]);
  return row ?? null;
}

/** Those of some items that the viewer may see. */
export function readItems(viewer: Viewer, ids: string[]): Promise<ItemRecord[]> {
  return query<ItemRecord>('moderation.items', `${ITEM} ${FROM} ${JOIN_POST} WHERE ${SEEN} AND ri.id = ANY($3)`, [viewer.id, viewer.categoryIds, ids]);
}

export type QueueFilter = { kind: ReviewKind | null; categoryId: string | null; language: string | null; reasonId: string | null; claimed: 'me' | 'nobody' | 'others' | null } & Bounds;
/** Weights of the reports together, and since when it waits. */
type Bounds = { scoreMin: number | null; scoreMax: number | null; openedBefore: Date | null; openedAfter: Date | null };

/** $3 to $7 and $9 to $12 the filter, $8 the instant by which claims and promises are told. */
const WANTED = `($3::review_kind IS NULL OR ri.kind = $3) AND ($4::text IS NULL OR ${CATEGORY} = $4) AND ($5::text IS NULL OR ri.language = $5)
  AND ($6::text IS NULL OR EXISTS (SELECT 1 FROM report r WHERE r.item_id = ri.id AND r.reason_id = $6))
  AND ($7::text IS NULL OR CASE WHEN ri.lease_holder_id IS NULL OR ri.lease_until <= $8 THEN $7 = 'nobody'
                                WHEN ri.lease_holder_id = $1 THEN $7 = 'me' ELSE $7 = 'others' END)
  AND ($9::float8 IS NULL OR ri.score >= $9) AND ($10::float8 IS NULL OR ri.score <= $10)
  AND ($11::timestamptz IS NULL OR ri.opened_at <= $11) AND ($12::timestamptz IS NULL OR ri.opened_at >= $12)`;
/** `urgencyOf`, in whole thousandths. */
const URGENCY = (at: string) => `LEAST(2000000000, (ri.severity * (1 + GREATEST(0, extract(epoch FROM ${at}::timestamptz - ri.opened_at))
  / GREATEST(60, extract(epoch FROM ri.due_at - ri.opened_at))) * 1000)::bigint)`;

export type QueuePlace = { key: number | string; id: string };

/** Open items, the most urgent first, as at an instant: so that a page goes on where the one before ended. */
export function readOpen(viewer: Viewer, filter: QueueFilter, page: { at: Date; after: QueuePlace | null; limit: number }): Promise<(ItemRecord & { urgency: number })[]> {
  const { at, after, limit } = page;
  const urgency = URGENCY('$8');
  return query(
    after ? 'moderation.open-after' : 'moderation.open',
    // First which, then all about them: of a thousand that wait only those of the page are looked at closely.
    `WITH page AS MATERIALIZED (
       SELECT ri.id, ${urgency} AS urgency FROM review_item ri ${JOIN_THREAD}
        WHERE ri.state = 'open' AND ${SEEN} AND ${WANTED} ${after ? `AND (-${urgency}, ri.id) > (-$14::bigint, $15)` : ''}
        ORDER BY -${urgency}, ri.id LIMIT $13)
     ${ITEM}, page.urgency FROM page JOIN review_item ri ON ri.id = page.id ${JOINS} ${JOIN_POST} ORDER BY -page.urgency, ri.id`,
    [...valuesOf(viewer, filter, at), limit, ...(after ? [after.key, after.id] : [])],
  );
}

/** Decided items, the latest first. */
export function readDecided(viewer: Viewer, filter: QueueFilter, page: { at: Date; after: QueuePlace | null; limit: number }): Promise<ItemRecord[]> {
  const { at, after, limit } = page;
  return query(
    after ? 'moderation.decided-after' : 'moderation.decided',
    `${ITEM} ${FROM} ${JOIN_POST}
      WHERE ri.state = 'decided' AND d.id IS NOT NULL AND ${SEEN} AND ${WANTED} ${after ? 'AND (d.decided_at, ri.id) < ($14::timestamptz, $15)' : ''}
      ORDER BY d.decided_at DESC, ri.id DESC LIMIT $13`,
    [...valuesOf(viewer, filter, at), limit, ...(after ? [after.key, after.id] : [])],
  );
}

function valuesOf(viewer: Viewer, filter: QueueFilter, at: Date): unknown[] {
  const { kind, categoryId, language, reasonId, claimed, scoreMin, scoreMax, openedBefore, openedAfter } = filter;
  return [viewer.id, viewer.categoryIds, kind, categoryId, language, reasonId, claimed, at, scoreMin, scoreMax, openedBefore, openedAfter];
}

/** Of what somebody may decide: how much is open, late, claimed by them, and contests a decision. */
export type QueueCount = { open: number; breached: number; mine: number; appeals: number };

/** Of what the viewer may decide. */
export async function countFor({ id, role, categoryIds }: Viewer, at: Date): Promise<QueueCount> {
  const [row] = await quickQuery<QueueCount>(
    'moderation.count',
    `SELECT count(*)::int AS open, count(*) FILTER (WHERE ri.due_at < $4)::int AS breached,
            count(*) FILTER (WHERE ri.lease_holder_id = $1 AND ri.lease_until > $4)::int AS mine, count(ap.id)::int AS appeals
       FROM review_item ri ${JOIN_THREAD} JOIN member_card m ON m.id = ri.author_id ${JOIN_APPEAL}
      WHERE ri.state = 'open' AND ${SEEN} AND ${NOT_JUDGED_BEFORE} AND m.role <= $3::role`,
    [id, categoryIds, role, at],
  );
  return row ?? { open: 0, breached: 0, mine: 0, appeals: 0 };
}

/** The most urgent item that the viewer may decide and nobody else has claimed, besides one. */
export async function findNext({ id, role, categoryIds }: Viewer, besides: string, at: Date): Promise<string | null> {
  const [row] = await query<{ id: string }>(
    'moderation.next',
    `SELECT ri.id FROM review_item ri ${JOIN_THREAD} JOIN member_card m ON m.id = ri.author_id ${JOIN_APPEAL}
      WHERE ri.state = 'open' AND ${SEEN} AND ${NOT_JUDGED_BEFORE} AND m.role <= $3::role AND ri.id <> $5
        AND (ri.lease_holder_id IS NULL OR ri.lease_holder_id = $1 OR ri.lease_until <= $4)
      ORDER BY ${URGENCY('$4')} DESC, ri.id LIMIT 1`,
    [id, categoryIds, role, at, besides],
  );
  return row?.id ?? null;
}
