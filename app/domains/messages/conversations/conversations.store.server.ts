import type { Role } from '~/domains/identity';
import { now } from '~/platform/clock';
import { db, isUniqueViolation, query, transaction, type Tx } from '~/platform/db/index.server';
import type { ConversationKind } from '../rules';

export { isUniqueViolation, transaction, type Tx };

export type ConversationRecord = { id: string; kind: ConversationKind; memberId: string; memberRole: Role; subject: string; lastNumber: number; waitingSince: Date | null };

export async function findConversation(id: string): Promise<ConversationRecord | null> {
  const [row] = await query<ConversationRecord>(
    'messages.conversation',
    `SELECT c.id, c.kind::text, c.member_id AS "memberId", m.role::text AS "memberRole", c.subject, c.last_number AS "lastNumber", c.waiting_since AS "waitingSince"
       FROM conversation c JOIN member m ON m.id = c.member_id WHERE c.id = $1`,
    [id],
  );
  return row ?? null;
}

/** With whom these conversations are. */
export function readSides(ids: readonly string[]): Promise<{ id: string; memberId: string; memberRole: Role }[]> {
  return query('messages.sides', `SELECT c.id, c.member_id AS "memberId", m.role::text AS "memberRole" FROM conversation c JOIN member m ON m.id = c.member_id WHERE c.id = ANY($1)`, [ids]);
}

export type MessageRecord = { id: string; number: number; authorId: string | null; fromTeam: boolean; source: string; at: Date };

/** The latest messages of a conversation, the last first; with `before`, those below that number. */
export function readMessages(conversationId: string, before: number | null, limit: number): Promise<MessageRecord[]> {
  return query<MessageRecord>(
    'messages.of-conversation',
    `SELECT id, number, author_id AS "authorId", from_team AS "fromTeam", source, created_at AS at FROM conversation_message
      WHERE conversation_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3`,
    [conversationId, before ?? 2 ** 31 - 1, limit],
  );
}

/** What a submission made before; null: it is new. */
export async function findSubmission(authorId: string, submission: string): Promise<{ conversationId: string; number: number; source: string; subject: string; memberId: string } | null> {
  const found = await db.conversationMessage.findUnique({
    where: { authorId_submission: { authorId, submission } },
    select: { conversationId: true, number: true, source: true, conversation: { select: { subject: true, memberId: true } } },
  });
  if (!found) return null;
  const { conversation, ...message } = found;
  return { ...message, ...conversation };
}

export type NewConversation = { id: string; kind: ConversationKind; memberId: string; subject: string; at: Date };

export async function insertConversation(tx: Tx, row: NewConversation): Promise<void> {
  const { at, ...columns } = row;
  await tx.conversation.create({ data: { ...columns, createdAt: at, updatedAt: at, lastNumber: 0 }, select: { id: true } });
}

/** The same, unless there is one of this id already. @returns whether it is new */
export async function beginConversation(tx: Tx, { at, ...columns }: NewConversation): Promise<boolean> {
  const row = { ...columns, createdAt: at, updatedAt: at, lastNumber: 0 };
  return (await tx.conversation.createMany({ data: row, skipDuplicates: true })).count === 1;
}

export async function renameConversation(tx: Tx, id: string, subject: string): Promise<void> {
  await tx.conversation.updateMany({ where: { id }, data: { subject } });
}

/** A message of this id is there. */
export async function hasMessage(tx: Tx, id: string): Promise<boolean> {
  return (await tx.conversationMessage.count({ where: { id } })) > 0;
}

/** Without an author: in the name of the team, unsigned. */
export type NewMessage = { id: string; conversationId: string; authorId: string | null; fromTeam: boolean; source: string; text: string; submission: string | null; at: Date };

/**
 * Adds a message, under the next number: who writes at the same time waits for this one. Who wrote has read so far. What
 * the team writes ends the waiting, what the member writes begins it.
 * @returns its number; null when the conversation is not there any more
 */
export async function insertMessage(tx: Tx, { at, ...message }: NewMessage): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE conversation SET last_number = last_number + 1, updated_at = GREATEST(updated_at, ${at}::timestamptz),
           waiting_since = CASE WHEN ${message.fromTeam} THEN NULL ELSE COALESCE(waiting_since, ${at}::timestamptz) END
     WHERE id = ${message.conversationId} RETURNING last_number AS number`;
  if (!row) return null;
  await tx.conversationMessage.create({ data: { ...message, number: row.number, createdAt: at }, select: { id: true } });
  if (message.authorId) await noteReading(tx, message.conversationId, message.authorId, row.number);
  return row.number;
}

/** Notes that somebody has read up to a number. @returns false when they had read so far before */
export async function noteReading(tx: Tx, conversationId: string, memberId: string, number: number): Promise<boolean> {
  const at = now();
  const changed = await tx.$executeRaw`
    INSERT INTO conversation_reading AS r (conversation_id, member_id, last_read_number, last_read_at)
    SELECT c.id, ${memberId}, LEAST(${number}::int, c.last_number), ${at}::timestamptz FROM conversation c WHERE c.id = ${conversationId}
    ON CONFLICT (conversation_id, member_id) DO UPDATE SET last_read_number = EXCLUDED.last_read_number, last_read_at = EXCLUDED.last_read_at
     WHERE r.last_read_number < EXCLUDED.last_read_number`;
  return changed > 0;
}

/** Nothing waits for the team any more. @returns false when nothing did */
export async function settleWaiting(tx: Tx, conversationId: string): Promise<boolean> {
  const { count } = await tx.conversation.updateMany({ where: { id: conversationId, waitingSince: { not: null } }, data: { waitingSince: null } });
  return count > 0;
}

/** Everything that was written with a member, and of one; and what they had read of others as staff. */
export async function deleteAllOf(memberId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.conversation.deleteMany({ where: { memberId } });
    await tx.conversationReading.deleteMany({ where: { memberId } });
    await tx.staffNote.deleteMany({ where: { memberId } });
  });
}
