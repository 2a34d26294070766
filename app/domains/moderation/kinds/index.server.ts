import type { MemberActor } from '~/domains/identity';
import type { Reading } from '~/domains/threads/index.server';
import type { Tx } from '~/platform/db/index.server';
import type { DecisionKind, ReviewKind } from '../rules';
import { heldPost } from './held-post.server';
import { memberSanction } from './member-sanction.server';
import { reportedMember } from './reported-member.server';
import { reportedPost } from './reported-post.server';

export type Place = { targetId: string; threadId: string | null; authorId: string };

/** What a decision does to what was reported, in its transaction. */
export type Effect = {
  /**
   * @param reading of a text that waits: what was read, and made of it
   * @returns how it was before, for `undo`
   */
  apply(tx: Tx, actor: MemberActor, place: Place, reading: Reading): Promise<object | null>;
  undo(tx: Tx, actor: MemberActor, place: Place, before: object | null): Promise<void>;
  /** What happens only when it is final, in the transaction that makes it so. */
  settle?(tx: Tx, item: Place & { id: string }): Promise<void>;
};

/** A kind of review item: the decisions that are possible, and what each does. */
export type Kind = { decisions: Partial<Record<DecisionKind, Effect>> };

export const kinds: Record<ReviewKind, Kind> = {
  reported_post: reportedPost,
  reported_member: reportedMember,
  held_post: heldPost,
  watched_post: reportedPost,
  member_sanction: memberSanction,
};

/** The decisions that are possible about such an item. */
export function decisionsOf(kind: ReviewKind): DecisionKind[] {
  return Object.keys(kinds[kind].decisions) as DecisionKind[];
}
