import type { Tx } from '../at-hand.store.server';

import type { EarlierRemoval } from './remove-post.server';

/** `before`: how it was when it was taken away. */
export type StandingPost = { postId: string; threadId: string; before?: EarlierRemoval };

/** Holds the threads in which posts of an author stand, so many at most, until the transaction ends. */
export async function holdThreadsOf(tx: Tx, authorId: string, most: number): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM thread WHERE id IN (SELECT thread_id FROM post WHERE author_id = ${authorId} AND (deleted_at IS NULL OR hidden_at IS NOT NULL) LIMIT ${most})
     ORDER BY id FOR NO KEY UPDATE`;
}

/** Posts of an author that were not removed, or only hidden, opening posts last. */
export async function readStanding(tx: Tx, authorId: string, most: number): Promise<StandingPost[]> {
  return tx.$queryRaw<StandingPost[]>`
    SELECT id AS "postId", thread_id AS "threadId" FROM post WHERE author_id = ${authorId} AND (deleted_at IS NULL OR hidden_at IS NOT NULL) ORDER BY kind = 'opening', id LIMIT ${most}`;
}
