import { query, transaction, type Tx } from '~/platform/db/index.server';
import type { MessageKind, PostNoticeKind } from '../rules';
import { conversationOf, IS_MUTED, IS_THERE, isHeard, isTold, MAY_READ, mayReadMessage, MESSAGE_WAS_READ, things, WAS_READ } from '../visible.store.server';
import type { Waiting } from './plan-mails';

export { transaction, type Tx };

/** Members for whom mail is due, those who wait longest first. */
export async function membersDue(at: Date, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'notifications.mail-due',
    `SELECT member_id AS id FROM notification_fact WHERE mail = 'waiting' AND mail_at <= $1 GROUP BY member_id ORDER BY min(mail_at) LIMIT $2`,
    [at, limit],
  );
  return rows.map(({ id }) => id);
}

/** Becomes the only one who writes to the member until the transaction ends; false when another is. */
export async function holdMailOf(tx: Tx, memberId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtext('parvis notices'), hashtext(${memberId})) AS held`;
  return row?.held ?? false;
}

/** To whom mail goes, and when not; null when it reaches nobody. */
export type Addressee = {
  email: string;
  locale: string | null;
  timeZone: string | null;
  displayName: string | null;
  username: string;
  quietFrom: number | null;
  quietTo: number | null;
  /** Letters of the last day that count, and when the first of them left. */
  sentToday: number;
  oldestToday: Date | null;
  /** They have not stopped digests, nor have digests stopped because of a long silence. */
  getsDigests: boolean;
};

/** @param since from when on letters count as of today */
export async function readAddressee(tx: Tx, memberId: string, since: Date): Promise<Addressee | null> {
  const [row] = await tx.$queryRaw<Addressee[]>`
    SELECT a.email, m.locale, m.time_zone AS "timeZone", m.display_name AS "displayName", m.username, s.quiet_from AS "quietFrom", s.quiet_to AS "quietTo",
           sent.today AS "sentToday", sent.oldest AS "oldestToday",
           COALESCE(s.digest, 'weekly') <> 'never' AND (s.digest_paused_at IS NULL OR m.last_seen_at > s.digest_paused_at) AS "getsDigests"
      FROM member m JOIN account a ON a.member_id = m.id LEFT JOIN notification_setting s ON s.member_id = m.id
     CROSS JOIN LATERAL (
       SELECT count(DISTINCT f.mail_id)::int AS today, min(f.mail_at) AS oldest FROM notification_fact f
        WHERE f.member_id = m.id AND f.mail = 'sent' AND f.mail_at > ${since}::timestamptz AND NOT (f.kind = 'staff' AND f.actor_id IS NULL)) sent
     WHERE m.id = ${memberId} AND m.status = 'active' AND a.disabled_at IS NULL AND a.email IS NOT NULL AND a.email_verified_at IS NOT NULL`;
  return row ?? null;
}

/** A fact that waits, with what its letter says. */
export type WaitingRow = Waiting & {
  kind: PostNoticeKind;
  postId: string;
  postKind: 'opening' | 'answer' | 'reply' | 'comment';
  actorName: string | null;
  figure: number | null;
  at: Date;
  title: string;
  text: string;
  /** The letter that told the reader of the post above this one, and what that one named; null: there is none. */
  above: string | null;
  aboveReferences: string[] | null;
  category: { id: string; slug: string; name: { en: string; fr: string } };
};

/** All mail that waits for the member, in the order in which it happened. */
export async function readWaiting(tx: Tx, memberId: string): Promise<WaitingRow[]> {
  return tx.$queryRawUnsafe<WaitingRow[]>(WAITING, memberId);
}

const WAITING = `
  SELECT f.fact, f.kind, f.thread_id AS about, f.post_id AS "postId", f.figure, f.at, f.mail_at AS "mailAt",
         (${IS_THERE} AND ${MAY_READ} AND ${isTold('f.kind')} AND (f.kind = 'reminder' OR NOT ${IS_MUTED}) AND ${isHeard('f.kind', 'f.actor_id')} AND NOT (${WAS_READ})
           AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.id = f.notification_id AND n.read_at >= f.at)) AS wanted,
         above.message_name AS above, above.refs AS "aboveReferences", t.title, p.kind::text AS "postKind", left(p.text, 800) AS text, COALESCE(actor.display_name, actor.username) AS "actorName",
         json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) AS category
    FROM notification_fact f JOIN member m ON m.id = f.member_id ${things('f')}
    LEFT JOIN member actor ON actor.id = f.actor_id AND actor.status <> 'closed'
    LEFT JOIN LATERAL (
      SELECT l.message_name, CASE WHEN jsonb_typeof(l.headers->'references') = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(l.headers->'references')) END AS refs
        FROM notification_fact o JOIN mail l ON l.id = o.mail_id
       WHERE o.member_id = f.member_id AND o.mail = 'sent' AND o.thread_id = f.thread_id AND l.letter = 'notices' AND l.message_name IS NOT NULL AND l.state NOT IN ('withheld', 'refused')
         AND o.post_id = CASE WHEN f.kind IN ('accepted', 'votes', 'reminder') THEN p.id WHEN p.kind <> 'opening' THEN COALESCE(p.parent_id, (SELECT id FROM post WHERE thread_id = t.id AND kind = 'opening')) END
       ORDER BY l.created_at LIMIT 1) above ON true
   WHERE f.member_id = $1 AND f.mail = 'waiting' ORDER BY f.at, f.number`;

/** A message that waits, with what its letter says. */
export type WaitingMessage = Waiting & { kind: MessageKind; number: number; actorName: string | null; memberName: string; subject: string; text: string };

/** Messages of the team to the member, or of members to the team, that wait, in the order in which they were written. */
export async function readWaitingMessages(tx: Tx, memberId: string): Promise<WaitingMessage[]> {
  return tx.$queryRawUnsafe<WaitingMessage[]>(WAITING_MESSAGES, memberId);
}

const WAITING_MESSAGES = `
  SELECT f.fact, f.kind, f.conversation_id AS about, f.number, f.mail_at AS "mailAt", k.subject, left(l.text, 4000) AS text,
         COALESCE(actor.display_name, actor.username) AS "actorName", COALESCE(who.display_name, who.username) AS "memberName",
         (${IS_THERE} AND ${mayReadMessage('f.kind')} AND NOT ${MESSAGE_WAS_READ}
           AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.id = f.notification_id AND n.read_at >= f.at)) AS wanted,
         f.kind = 'staff' AND f.actor_id IS NULL AS exempt
    FROM notification_fact f JOIN member m ON m.id = f.member_id ${conversationOf('f')}
    JOIN conversation_message l ON l.conversation_id = k.id AND l.number = f.number
    LEFT JOIN member actor ON actor.id = f.actor_id AND actor.status <> 'closed'
   WHERE f.member_id = $1 AND f.mail = 'waiting' ORDER BY f.at, f.number`;

/** What becomes of waiting mail: it waits on until `mailAt`, unless it is said how it ends. */
export type Fate = { mail: 'sent'; mailAt: Date; mailId: string } | { mail: 'dropped' | 'digest' } | { mailAt: Date };

/** Says what became of waiting mail. */
export async function settleMail(tx: Tx, memberId: string, facts: readonly { fact: string }[], fate: Fate): Promise<void> {
  if (facts.length === 0) return;
  await tx.notificationFact.updateMany({ where: { memberId, fact: { in: facts.map(({ fact }) => fact) } }, data: fate });
}

/** What is due and of which nothing is left to tell, or nobody to tell it to. */
export async function dropDue(tx: Tx, memberId: string, at: Date): Promise<void> {
  await tx.notificationFact.updateMany({ where: { memberId, mail: 'waiting', mailAt: { lte: at } }, data: { mail: 'dropped' } });
}
