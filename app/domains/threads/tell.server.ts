import { signal } from '~/platform/realtime/index.server';
import type { ThreadAtHand, Tx } from './at-hand.store.server';

/**
 * What is told to those who have a page open, when the transaction commits. Whoever may read the thread may know it:
 * numbers of posts, and whose they are. The page then asks for what it may show.
 */
export type ThreadNews =
  | { kind: 'post'; number: number; as: 'answer' | 'reply' | 'comment'; by: string }
  | { kind: 'edit'; number: number; version: number }
  | { kind: 'score'; number: number; score: number }
  /** Accepted, removed, brought back, locked, moved: what is shown differs. `gone`: for those who cannot see it any more. */
  | { kind: 'state'; number?: number; gone?: boolean };

/** Tells those who have the thread open. */
export function tellThread(tx: Tx, threadId: string, { kind, ...data }: ThreadNews): Promise<void> {
  return signal(tx, `thread:${threadId}`, { kind, data });
}

/** Tells those who have a list open, in which the category is, of a new thread. */
export function tellLists(tx: Tx, { categoryId, ...data }: { categoryId: string; thread: string; as: string; tags: string[]; by: string }): Promise<void> {
  return signal(tx, `lists:${categoryId}`, { kind: 'thread', data });
}

/**
 * Tells those who have a list open, in which the category is, that there is more or less in a thread. Nobody hears of one
 * that lists do not show.
 *
 * @param n answers or replies, as rows count them
 */
export async function tellRow(tx: Tx, { id, categoryId, kind, unlisted }: Pick<ThreadAtHand, 'id' | 'categoryId' | 'kind' | 'unlisted'>, n: number): Promise<void> {
  if (!unlisted) await signal(tx, `lists:${categoryId}`, { kind: 'row', data: { thread: id, n, as: kind === 'question' ? 'answer' : 'reply' } });
}
