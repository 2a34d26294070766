import type { ReviewKind } from '../rules';

type About = { kind: ReviewKind; targetId: string; threadId: string | null; authorId: string };

/** Where it happened, for what is recorded of an item. */
export function placeOf({ kind, targetId, threadId }: Omit<About, 'authorId'>): { threadId?: string; postId?: string } {
  if (!threadId) return {};
  return kind === 'appeal' ? { threadId } : { threadId, postId: targetId };
}

const TARGETS: Partial<Record<ReviewKind, string>> = { reported_post: 'post', held_post: 'post', watched_post: 'post', changed_post: 'post', unchanged_post: 'post', appeal: 'statement', hidden_post: 'post', closed_thread: 'post' };

/** What the ledger says of what was decided about. */
export function ledgerTarget({ kind, targetId, authorId }: About): { target: { kind: string; id: string }; memberId: string } {
  const other = TARGETS[kind];
  return { target: other ? { kind: other, id: targetId } : { kind: 'member', id: authorId }, memberId: authorId };
}
