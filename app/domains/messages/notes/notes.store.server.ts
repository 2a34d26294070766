import type { Role } from '~/domains/identity';
import { query, transaction, type Tx } from '~/platform/db/index.server';

export { transaction, type Tx };

export type NoteRecord = { id: string; authorId: string; source: string; at: Date; editedAt: Date | null; version: number };

/** Notes on a member, the latest first. */
export function readNotes(memberId: string, limit: number): Promise<NoteRecord[]> {
  return query<NoteRecord>(
    'messages.notes',
    `SELECT id, author_id AS "authorId", source, created_at AS at, edited_at AS "editedAt", version FROM staff_note
      WHERE member_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`,
    [memberId, limit],
  );
}

/** Whose note it is, and of whom. */
export async function findNote(id: string): Promise<{ authorId: string; memberId: string; memberRole: Role } | null> {
  const [row] = await query<{ authorId: string; memberId: string; memberRole: Role }>(
    'messages.note',
    `SELECT n.author_id AS "authorId", n.member_id AS "memberId", m.role::text AS "memberRole" FROM staff_note n JOIN member m ON m.id = n.member_id WHERE n.id = $1`,
    [id],
  );
  return row ?? null;
}

export async function insertNote(tx: Tx, note: { id: string; memberId: string; authorId: string; source: string; createdAt: Date }): Promise<void> {
  await tx.staffNote.create({ data: note, select: { id: true } });
}

/** Changes the version that was read; false when there is none such any more. */
export async function updateNote(tx: Tx, { id, version, ...columns }: { id: string; version: number; source: string; editedAt: Date }): Promise<boolean> {
  const { count } = await tx.staffNote.updateMany({ where: { id, version }, data: { ...columns, version: { increment: 1 } } });
  return count > 0;
}

/** @returns false when it is gone already */
export async function deleteNote(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.staffNote.deleteMany({ where: { id } });
  return count > 0;
}
