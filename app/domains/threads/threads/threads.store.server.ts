import type { Tx } from '~/platform/db/index.server';
import { responseKind, type ThreadKind } from '../rules';

/** Changes of held threads. */

const STATES = { pinned: 'pinned_at', locked: 'locked_at', unlisted: 'unlisted_at' } as const;
export type ThreadState = keyof typeof STATES;

/** @param at null lifts the state */
export async function setState(tx: Tx, threadId: string, state: ThreadState, at: Date | null): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE thread SET ${STATES[state]} = $2::timestamptz, version = version + 1 WHERE id = $1`,
    threadId,
    at,
  );
}

/** @returns false when it is locked or removed already */
export async function lockIfOpen(tx: Tx, threadId: string, at: Date): Promise<boolean> {
  return (await tx.$executeRaw`UPDATE thread SET locked_at = ${at}, version = version + 1 WHERE id = ${threadId} AND locked_at IS NULL AND deleted_at IS NULL`) === 1;
}

/** @returns whether it was locked at that instant */
export async function unlockIfSince(tx: Tx, threadId: string, since: Date): Promise<boolean> {
  return (await tx.$executeRaw`UPDATE thread SET locked_at = NULL, version = version + 1 WHERE id = ${threadId} AND locked_at = ${since}`) === 1;
}

export async function setCategory(tx: Tx, threadId: string, categoryId: string): Promise<void> {
  await tx.$executeRaw`UPDATE thread SET category_id = ${categoryId}, version = version + 1 WHERE id = ${threadId}`;
}

/**
 * Changes the kind; with it answers become replies, or replies answers. Votes and comments stay as they
 * are, so that a change back gives the same thread again.
 */
export async function setKind(tx: Tx, threadId: string, kind: ThreadKind): Promise<void> {
  await tx.$executeRaw`UPDATE thread SET kind = ${kind}::thread_kind, version = version + 1 WHERE id = ${threadId}`;
  const to = responseKind(kind);
  await tx.$executeRaw`
    UPDATE post SET kind = ${to}::post_kind WHERE thread_id = ${threadId} AND kind IN ('answer', 'reply') AND kind <> ${to}::post_kind`;
}

export async function replaceThreadTags(tx: Tx, threadId: string, { added, dropped }: { added: string[]; dropped: string[] }): Promise<void> {
  if (dropped.length > 0) await tx.$executeRaw`DELETE FROM thread_tag WHERE thread_id = ${threadId} AND tag_id = ANY(${dropped})`;
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO thread_tag (thread_id, tag_id) SELECT ${threadId}, unnest(${added}::text[]) ON CONFLICT DO NOTHING`;
  }
  await tx.$executeRaw`UPDATE thread SET version = version + 1 WHERE id = ${threadId}`;
}
