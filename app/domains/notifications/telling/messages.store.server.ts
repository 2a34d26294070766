import { newId, now } from '~/platform/clock';
import { query, transaction, type Tx } from '~/platform/db/index.server';
import { ALWAYS_ON_SITE, DEFAULTS, MAIL_WAIT_MS, type MessageKind } from '../rules';
import { conversationOf, IS_THERE, mayReadMessage, MESSAGE_WAS_READ } from '../visible.store.server';
import { linkLines } from './tell.store.server';

export { transaction };

/** Staff on the team's side of a conversation, and who of them wrote in it; five hundred at most. */
export async function readTeamOf(conversationId: string): Promise<{ id: string; wrote: boolean }[]> {
  return query<{ id: string; wrote: boolean }>(
    'notifications.team',
    `SELECT m.id, EXISTS (SELECT 1 FROM conversation_message w WHERE w.conversation_id = k.id AND w.author_id = m.id AND w.from_team) AS wrote
       FROM conversation k JOIN member who ON who.id = k.member_id JOIN member m ON m.role > 'member' AND ${IS_THERE} AND ${mayReadMessage(`'memberReply'`)}
      WHERE k.id = $1 ORDER BY m.id LIMIT 500`,
    [conversationId],
  );
}

export type MessageMatter = { kind: MessageKind; conversationId: string; number: number; actorId: string | null; at: Date };

/**
 * Tells members of one message: those who are there, stand on the side that it is for, want it, and have not been told.
 * Answers who got a line in their list.
 */
export async function tellOfMessageTo(tx: Tx, { kind, conversationId, number, actorId, at }: MessageMatter, memberIds: readonly string[]): Promise<string[]> {
  const wanted = JSON.stringify(memberIds.toSorted().map((memberId) => ({ memberId, id: newId() })));
  const groupKey = `${kind}:${conversationId}`;
  await tx.$executeRawUnsafe(CLOSE_READ, wanted, groupKey, now());
  const { site, mail } = DEFAULTS[kind];
  const due = new Date(at.getTime() + MAIL_WAIT_MS);
  const how = [site, mail, ALWAYS_ON_SITE.includes(kind)] as const;
  const lines = await tx.$queryRawUnsafe<{ id: string; memberId: string; fact: string }[]>(TELL, wanted, kind, conversationId, number, groupKey, actorId, at, due, ...how);
  return linkLines(tx, lines);
}

const WANTED = `jsonb_to_recordset($1::jsonb) AS w("memberId" text, id text)`;

/** A line that was read with its conversation is closed, so that what is new begins another one. */
const CLOSE_READ = `
  UPDATE notification n SET read_at = $3::timestamptz FROM ${WANTED}
   WHERE n.member_id = w."memberId" AND n.group_key = $2 AND n.read_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM notification_fact f ${conversationOf('f')} WHERE f.notification_id = n.id AND NOT ${MESSAGE_WAS_READ})`;

const TELL = `
  WITH told AS (
    SELECT w.id, m.id AS member_id, $5::text || ':' || $4::int AS fact, $11::boolean OR COALESCE(own.site, $9::boolean) AS site, COALESCE(own.mail, $10::mail_choice) AS mail
      FROM ${WANTED} JOIN member m ON m.id = w."memberId" JOIN conversation k ON k.id = $3::text JOIN member who ON who.id = k.member_id
      LEFT JOIN notification_preference own ON own.member_id = m.id AND own.kind = $2::text
     WHERE ${IS_THERE} AND ${mayReadMessage('$2::text')}),
  fact AS (
    INSERT INTO notification_fact (member_id, fact, kind, group_key, conversation_id, number, actor_id, at, mail, mail_at)
    SELECT member_id, fact, $2::text, $5::text, $3::text, $4::int, $6::text, $7::timestamptz, how.mail, CASE WHEN how.mail = 'waiting' THEN $8::timestamptz END
      FROM told CROSS JOIN LATERAL (SELECT (CASE WHEN told.mail = 'at_once' THEN 'waiting' ELSE 'none' END)::notice_mail AS mail) how
     WHERE site OR told.mail <> 'never'
    ON CONFLICT (member_id, fact) DO NOTHING RETURNING member_id),
  line AS (
    INSERT INTO notification (id, member_id, kind, group_key, created_at, updated_at)
    SELECT told.id, told.member_id, $2::text, $5::text, $7::timestamptz, $7::timestamptz FROM told JOIN fact ON fact.member_id = told.member_id WHERE site
    ON CONFLICT (member_id, group_key) WHERE read_at IS NULL DO UPDATE SET updated_at = GREATEST(notification.updated_at, EXCLUDED.updated_at)
    RETURNING id, member_id)
  SELECT line.id, line.member_id AS "memberId", told.fact FROM line JOIN told ON told.member_id = line.member_id`;
