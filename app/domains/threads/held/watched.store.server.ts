import { now } from '~/platform/clock';
import { query, type Prisma, type Tx } from '~/platform/db/index.server';
import type { Sign } from '../types';

export type WatchedRecord = { score: number; signals: Sign[] };

/** Notes what screening said of a post; the latest counts. */
export async function noteWatched(tx: Tx, postId: string, { score, signals }: WatchedRecord): Promise<void> {
  const data = { score, signals: signals as Prisma.InputJsonArray, at: now() };
  await tx.watchedPost.upsert({ where: { postId }, create: { postId, ...data }, update: data, select: { postId: true } });
}

export async function findWatched(postId: string): Promise<WatchedRecord | null> {
  const [row] = await query<WatchedRecord>('threads.watched', 'SELECT score, signals FROM watched_post WHERE post_id = $1', [postId]);
  return row ?? null;
}

/** Who may not be impersonated: names of staff, at most 200. */
export async function readStaffNames(): Promise<string[]> {
  const rows = await query<{ names: string[] }>(
    'threads.staff-names',
    `SELECT ARRAY_REMOVE(ARRAY[username, display_name], NULL) AS names FROM member_card WHERE role >= 'moderator' AND status = 'active' ORDER BY role DESC, id LIMIT 200`,
  );
  return rows.flatMap(({ names }) => names);
}

/** Posts of a member that are shown. */
export async function countStanding(memberId: string): Promise<number> {
  const [row] = await query<{ posts: number }>('threads.standing', 'SELECT thread_count + post_count AS posts FROM member WHERE id = $1', [memberId]);
  return row?.posts ?? 0;
}

/** Forgets what screening said of a member's posts. */
export async function dropWatchedOf(memberId: string): Promise<void> {
  await query('threads.drop-watched', 'DELETE FROM watched_post USING post p WHERE p.id = post_id AND p.author_id = $1', [memberId]);
}
