import { query, transaction, type Tx } from '~/platform/db/index.server';

export { transaction };

export type BookmarkRecord = { postId: string; note: string | null; remindAt: Date | null; remindedAt: Date | null; createdAt: Date };

const COLUMNS = `b.post_id AS "postId", b.note, b.remind_at AS "remindAt", b.reminded_at AS "remindedAt", b.created_at AS "createdAt"`;

/** Holds a member until the transaction ends, so that what they keep can be counted. */
export async function holdMember(tx: Tx, memberId: string): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM member WHERE id = ${memberId} AND status = 'active' FOR NO KEY UPDATE`).length === 1;
}

/** How many posts a member keeps, besides this one. */
export async function countOthers(tx: Tx, memberId: string, postId: string): Promise<number> {
  return tx.bookmark.count({ where: { memberId, postId: { not: postId } } });
}

/** Keeps a post, or changes what is said of one that is kept. Another time to be reminded is one that has not been yet. */
export async function writeBookmark(
  tx: Tx,
  memberId: string,
  { postId, note, remindAt }: { postId: string; note: string | null; remindAt: Date | null },
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO bookmark AS b (member_id, post_id, note, remind_at, created_at) VALUES (${memberId}, ${postId}, ${note}, ${remindAt}, ${at})
    ON CONFLICT (member_id, post_id) DO UPDATE SET note = EXCLUDED.note, remind_at = EXCLUDED.remind_at,
      reminded_at = CASE WHEN b.remind_at = EXCLUDED.remind_at THEN b.reminded_at END`;
}

/** @returns what was said of it; null when it was not kept */
export async function dropBookmark(memberId: string, postId: string): Promise<BookmarkRecord | null> {
  const [gone] = await query<BookmarkRecord>('following.drop-bookmark', `DELETE FROM bookmark b WHERE b.member_id = $1 AND b.post_id = $2 RETURNING ${COLUMNS}`, [memberId, postId]);
  return gone ?? null;
}

export async function readBookmark(memberId: string, postId: string): Promise<BookmarkRecord | null> {
  const [row] = await query<BookmarkRecord>('following.bookmark', `SELECT ${COLUMNS} FROM bookmark b WHERE b.member_id = $1 AND b.post_id = $2`, [
    memberId,
    postId,
  ]);
  return row ?? null;
}

export type BookmarkPlace = { at: Date; id: string };

/** A post that is kept, with what a list shows of it. */
export type BookmarkedRecord = BookmarkRecord & { kind: string; number: number; text: string; authorId: string; authorLabel: string | null; threadId: string };

/**
 * Posts that a member keeps, the latest first, of these categories and not removed.
 * @param back towards newer ones; the rows still come latest first
 */
export async function readBookmarks(
  memberId: string,
  categoryIds: string[],
  { place, back, limit }: { place: BookmarkPlace | null; back: boolean; limit: number },
): Promise<BookmarkedRecord[]> {
  const direction = back ? 'ASC' : 'DESC';
  const rows = await query<BookmarkedRecord>(
    `following.bookmarks${place ? (back ? '-back' : '-on') : ''}`,
    `SELECT ${COLUMNS}, p.kind::text, p.number, left(p.text, 400) AS text, p.author_id AS "authorId", p.author_label AS "authorLabel", p.thread_id AS "threadId"
       FROM bookmark b JOIN post p ON p.id = b.post_id JOIN thread t ON t.id = p.thread_id
       LEFT JOIN post under ON under.id = p.parent_id AND p.kind = 'comment'
      WHERE b.member_id = $1 AND t.category_id = ANY($2) AND p.deleted_at IS NULL AND under.deleted_at IS NULL AND t.deleted_at IS NULL
        ${place ? `AND (b.created_at, b.post_id) ${back ? '>' : '<'} ($4, $5)` : ''}
      ORDER BY b.created_at ${direction}, b.post_id ${direction} LIMIT $3`,
    [memberId, categoryIds, limit, ...(place ? [place.at, place.id] : [])],
  );
  return back ? rows.reverse() : rows;
}

export type Due = { memberId: string; postId: string; threadId: string; categoryId: string; threadKind: string; mayRead: boolean };

/**
 * Marks reminders that are due, at most `limit`, as given. Of two processes that ask at once each gets others.
 * @returns what they are of, and whether its reader may still read it
 */
export async function takeDue(tx: Tx, at: Date, limit: number): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    WITH due AS (
      SELECT member_id, post_id FROM bookmark WHERE remind_at <= ${at} AND reminded_at IS NULL ORDER BY remind_at LIMIT ${limit} FOR UPDATE SKIP LOCKED),
    given AS (
      UPDATE bookmark b SET reminded_at = ${at} FROM due WHERE b.member_id = due.member_id AND b.post_id = due.post_id RETURNING b.member_id, b.post_id)
    SELECT given.member_id AS "memberId", p.id AS "postId", t.id AS "threadId", t.category_id AS "categoryId", t.kind::text AS "threadKind",
           m.status = 'active' AND p.deleted_at IS NULL AND t.deleted_at IS NULL
             AND (c.read_by IN ('everyone', 'member') OR m.role >= c.read_by::text::role) AS "mayRead"
      FROM given JOIN post p ON p.id = given.post_id JOIN thread t ON t.id = p.thread_id
      JOIN category c ON c.id = t.category_id JOIN member m ON m.id = given.member_id`;
}
