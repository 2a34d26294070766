import type { Role } from '~/domains/identity';
import { query } from '~/platform/db/index.server';
import type { ConversationKind } from '../rules';

export type RowRecord = {
  id: string;
  kind: ConversationKind;
  subject: string;
  memberId: string;
  at: Date;
  messages: number;
  waitingSince: Date | null;
  byId: string | null;
  fromTeam: boolean;
  text: string;
  unread: boolean;
};

export type Place = { at: Date; id: string };

/** `$1` is who reads. */
const ROW = `
  SELECT c.id, c.kind::text, c.subject, c.member_id AS "memberId", c.updated_at AS at, c.last_number AS messages, c.waiting_since AS "waitingSince",
         l.author_id AS "byId", l.from_team AS "fromTeam", left(l.text, 400) AS text,
         COALESCE(r.last_read_number, 0) < c.last_number AS unread
    FROM conversation c JOIN conversation_message l ON l.conversation_id = c.id AND l.number = c.last_number
    LEFT JOIN conversation_reading r ON r.conversation_id = c.id AND r.member_id = $1`;

/** A member's own conversations, the latest first, from a place on. */
export function ownConversations(memberId: string, after: Place | null, limit: number): Promise<RowRecord[]> {
  return query<RowRecord>(
    'messages.own',
    `${ROW} WHERE c.member_id = $1 AND ($2::timestamptz IS NULL OR (c.updated_at, c.id) < ($2, $3)) ORDER BY c.updated_at DESC, c.id DESC LIMIT $4`,
    [memberId, after?.at ?? null, after?.id ?? '', limit],
  );
}

/** Those with one member, the latest first, as somebody of the team sees them. */
export function conversationsWith(readerId: string, memberId: string, limit: number): Promise<RowRecord[]> {
  return query<RowRecord>('messages.with', `${ROW} WHERE c.member_id = $2 ORDER BY c.updated_at DESC, c.id DESC LIMIT $3`, [readerId, memberId, limit]);
}

/** Somebody of the team, and what they may see: conversations with members up to their own role, never their own. */
export type Reader = { id: string; role: Role };
const SEEN = `JOIN member m ON m.id = c.member_id AND m.id <> $1 AND m.role <= $2::role`;

/** Conversations in which the member waits for the team, who waits longest first, from a place on. */
export function waitingConversations({ id, role }: Reader, after: Place | null, limit: number): Promise<RowRecord[]> {
  return query<RowRecord>(
    'messages.waiting',
    `${ROW} ${SEEN} WHERE c.waiting_since IS NOT NULL AND ($3::timestamptz IS NULL OR (c.waiting_since, c.id) > ($3, $4)) ORDER BY c.waiting_since, c.id LIMIT $5`,
    [id, role, after?.at ?? null, after?.id ?? '', limit],
  );
}

/** The others, the latest first, from a place on. */
export function settledConversations({ id, role }: Reader, after: Place | null, limit: number): Promise<RowRecord[]> {
  return query<RowRecord>(
    'messages.settled',
    `${ROW} ${SEEN} WHERE c.waiting_since IS NULL AND ($3::timestamptz IS NULL OR (c.updated_at, c.id) < ($3, $4)) ORDER BY c.updated_at DESC, c.id DESC LIMIT $5`,
    [id, role, after?.at ?? null, after?.id ?? '', limit],
  );
}
