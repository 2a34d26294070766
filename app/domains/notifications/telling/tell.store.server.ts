import { newId, now } from '~/platform/clock';
import { query, transaction, type Tx } from '~/platform/db/index.server';
import { DEFAULTS, MAIL_WAIT_MS, noticeKinds, type PostNoticeKind } from '../rules';
import { IS_MUTED, IS_THERE, isHeard, isTold, MAY_READ, things, WAS_READ } from '../visible.store.server';

/** For acts: everything inside happens or nothing does. */
export { transaction, type Tx };

/** A post that something is told about, with what decides whom. */
export type PostTold = {
  threadId: string;
  categoryId: string;
  tagIds: string[];
  threadAuthorId: string;
  authorId: string;
  kind: 'opening' | 'answer' | 'reply' | 'comment';
  number: number;
  source: string;
  score: number;
  imported: number;
};

/** The post as it is now, or null. */
export async function readPost(postId: string): Promise<PostTold | null> {
  const [post] = await query<PostTold>(
    'notifications.post',
    `SELECT t.id AS "threadId", t.category_id AS "categoryId", t.author_id AS "threadAuthorId", p.author_id AS "authorId", p.kind::text, p.number,
            p.source, p.score, p.base_score AS imported, ARRAY(SELECT tag_id FROM thread_tag WHERE thread_id = t.id) AS "tagIds"
       FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1`,
    [postId],
  );
  return post ?? null;
}

/** Who wrote these posts. */
export async function readAuthors(postIds: string[]): Promise<string[]> {
  const rows = await query<{ id: string }>('notifications.authors', `SELECT DISTINCT author_id AS id FROM post WHERE id = ANY($1)`, [postIds]);
  return rows.map(({ id }) => id);
}

/** Whether the member has chosen not to be told of what is new in the thread. */
export async function wantsSilence(memberId: string, threadId: string): Promise<boolean> {
  const rows = await query(
    'notifications.silence',
    `SELECT 1 FROM follow WHERE member_id = $1 AND target_kind = 'thread' AND target_id = $2 AND level IN ('normal', 'muted')`,
    [memberId, threadId],
  );
  return rows.length > 0;
}

/** Somebody who shall be told, and what of. */
export type Wish = {
  memberId: string;
  kind: PostNoticeKind;
  /** The key under which it is told once. */
  fact: string;
  groupKey: string;
  /** A mail for each, although others of the group are unread. */
  every: boolean;
};

export type Matter = { threadId: string; postId: string; number: number; actorId: string | null; figure: number | null; at: Date };

/**
 * Tells members of one matter: those who are there, may read it now, have not muted it, want it, and have not been told.
 * One wish for a member at most. Answers who got a line in their list.
 */
export async function tell(tx: Tx, matter: Matter, wishes: readonly Wish[]): Promise<string[]> {
  const sorted = wishes.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1)); // two rounds lock in the same order
  const wanted = JSON.stringify(sorted.map((wish) => ({ ...wish, id: newId() })));
  await tx.$executeRawUnsafe(CLOSE_READ, wanted, now());
  const lines = await tx.$queryRawUnsafe<{ id: string; memberId: string; fact: string }[]>(
    TELL,
    wanted,
    JSON.stringify(noticeKinds.map((kind) => ({ kind, ...DEFAULTS[kind] }))),
    matter.threadId,
    matter.postId,
    matter.number,
    matter.actorId,
    matter.figure,
    matter.at,
    new Date(matter.at.getTime() + MAIL_WAIT_MS),
  );
  return linkLines(tx, lines);
}

/** Puts facts into the lines that tell of them. @returns the members */
export async function linkLines(tx: Tx, lines: readonly { id: string; memberId: string; fact: string }[]): Promise<string[]> {
  if (lines.length > 0) await tx.$executeRawUnsafe(LINK, JSON.stringify(lines));
  return lines.map(({ memberId }) => memberId);
}

const WISHES = `jsonb_to_recordset($1::jsonb) AS w("memberId" text, kind text, fact text, "groupKey" text, every boolean, id text)`;

/** Lines that were read with their thread are closed, so that what is new begins another one. */
const CLOSE_READ = `
  UPDATE notification n SET read_at = $2::timestamptz FROM ${WISHES}
   WHERE n.member_id = w."memberId" AND n.group_key = w."groupKey" AND n.read_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM notification_fact f WHERE f.notification_id = n.id AND NOT (${WAS_READ}))`;

const TELL = `
  WITH wish AS (SELECT w.*, $3::text AS thread_id, $4::text AS post_id FROM ${WISHES}),
  told AS (
    SELECT wish.*, COALESCE(own.site, usual.site) AS site, COALESCE(own.mail, usual.mail::mail_choice) AS mail
      FROM wish JOIN member m ON m.id = wish."memberId" ${things('wish')}
      JOIN jsonb_to_recordset($2::jsonb) AS usual(kind text, site boolean, mail text) ON usual.kind = wish.kind
      LEFT JOIN notification_preference own ON own.member_id = m.id AND own.kind = wish.kind
     WHERE ${IS_THERE} AND ${MAY_READ} AND ${isTold('wish.kind')} AND (wish.kind = 'reminder' OR NOT ${IS_MUTED})
       AND ${isHeard('wish.kind', '$6::text')}
       -- Who follows and has read it, or written below it, before this came is not told any more.
       AND NOT (wish.kind = 'followed' AND EXISTS (
         SELECT 1 FROM reading r WHERE r.member_id = m.id AND r.thread_id = t.id AND r.last_read_number >= $5::int AND r.last_read_at >= $8::timestamptz))),
  fact AS (
    INSERT INTO notification_fact (member_id, fact, kind, group_key, thread_id, post_id, number, actor_id, figure, at, mail, mail_at)
    SELECT "memberId", fact, kind, "groupKey", thread_id, post_id, $5::int, $6::text, $7::int, $8::timestamptz, how.mail,
           CASE WHEN how.mail = 'waiting' THEN $9::timestamptz END
      FROM told CROSS JOIN LATERAL (SELECT (CASE
             WHEN told.mail = 'never' THEN 'none' WHEN told.mail = 'digest' THEN 'digest'
             WHEN NOT every AND EXISTS (SELECT 1 FROM notification n WHERE n.member_id = "memberId" AND n.group_key = "groupKey" AND n.read_at IS NULL) THEN 'none'
             ELSE 'waiting' END)::notice_mail AS mail) how
     WHERE site OR told.mail <> 'never'
    ON CONFLICT (member_id, fact) DO NOTHING RETURNING member_id, fact),
  line AS (
    INSERT INTO notification (id, member_id, kind, group_key, created_at, updated_at)
    SELECT id, "memberId", kind, "groupKey", $8::timestamptz, $8::timestamptz
      FROM told JOIN fact ON fact.member_id = told."memberId" AND fact.fact = told.fact WHERE site
    ON CONFLICT (member_id, group_key) WHERE read_at IS NULL DO UPDATE SET updated_at = GREATEST(notification.updated_at, EXCLUDED.updated_at)
    RETURNING id, member_id)
  SELECT line.id, line.member_id AS "memberId", told.fact FROM line JOIN told ON told."memberId" = line.member_id`;

const LINK = `
  UPDATE notification_fact f SET notification_id = line.id
    FROM jsonb_to_recordset($1::jsonb) AS line(id text, "memberId" text, fact text)
   WHERE f.member_id = line."memberId" AND f.fact = line.fact`;

/** How many members were told that a post names them. */
export async function countNamed(fact: string): Promise<number> {
  const [row] = await query<{ told: number }>('notifications.count-named', `SELECT count(*)::int AS told FROM notification_fact WHERE fact = $1 AND kind = 'mention'`, [fact]);
  return row?.told ?? 0;
}

/** Whether the member was told of this many votes for the post, or of more. */
export async function toldOfVotes(memberId: string, postId: string, figure: number): Promise<boolean> {
  const rows = await query(
    'notifications.votes-told',
    `SELECT 1 FROM notification_fact WHERE member_id = $1 AND fact LIKE $2 AND figure >= $3 LIMIT 1`,
    [memberId, `votes:${postId}:%`, figure],
  );
  return rows.length > 0;
}

/** The last member of the audience who was looked at; null: none yet. */
export async function readRound(activityId: number): Promise<string | null> {
  const [round] = await query<{ after: string }>('notifications.round', `SELECT after FROM notification_round WHERE activity_id = $1`, [activityId]);
  return round?.after ?? null;
}

export async function writeRound(tx: Tx, activityId: number, after: string): Promise<void> {
  await tx.notificationRound.upsert({
    where: { activityId },
    create: { activityId, after },
    update: { after },
    select: { activityId: true },
  });
}

export async function endRound(tx: Tx, activityId: number): Promise<void> {
  await tx.notificationRound.deleteMany({ where: { activityId } });
}

/** Takes away what is kept for a member who has left. */
export async function deleteOfMember(memberId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.notificationFact.deleteMany({ where: { memberId } });
    await tx.notification.deleteMany({ where: { memberId } });
    await tx.notificationPreference.deleteMany({ where: { memberId } });
    await tx.notificationSetting.deleteMany({ where: { memberId } });
    await tx.digest.deleteMany({ where: { memberId } });
  });
}
