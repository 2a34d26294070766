import type { MemberActor } from '~/domains/identity';
import type { PostKind, Reading } from '~/domains/threads/index.server';
import type { Tx } from '~/platform/db/index.server';
import type { DecisionKind, ReviewKind } from '../rules';
import { appeal } from './appeal';
import { closedThread } from './closed-thread.server';
import { heldPost } from './held-post.server';
import { hiddenPost } from './hidden-post.server';
import { memberSanction } from './member-sanction.server';
import { reportedMember } from './reported-member.server';
import { reportedPost } from './reported-post.server';

/** The item and what it is about. */
export type Place = { id: string; targetId: string; threadId: string | null; authorId: string };

/** The same, once its decision is final. */
export type Final = Place & { decisionId: string; actorId: string };

/** Who does something, or in whose name the machine does it when it is final. */
export type Doer = Pick<MemberActor, 'id' | 'role' | 'via'>;

/** What is asked for besides: of words, what was read and made of them; where a thread is moved to; the tags that it gets; the pictures that go. */
export type Wish = Reading & { categoryId?: string; tags?: string[]; imageIds?: string[] };

/** How a post stands, which says what can be decided about it. */
export type Stand = { postKind: PostKind | null; removed: boolean | null; locked: boolean | null; takenAway: boolean | null };

/** What is left to do in the transaction of a decision. @returns how it was before, for `undo` */
type Work = (tx: Tx) => Promise<object | null>;

/** What a decision does to what was reported, in its transaction; with `ready`, after all that needs other connections: nobody who holds rows waits for one. */
type Doing =
  | { apply(tx: Tx, actor: MemberActor, place: Place, wish: Wish): Promise<object | null>; ready?: undefined }
  | { ready(actor: MemberActor, place: Place, wish: Wish): Promise<Work>; apply?: undefined };

export type Effect = Doing & {
  /** Whether it can be decided of something that stands so; always, without this. */
  fits?(stand: Stand): boolean;
  /**
   * Within 30 seconds, or at any time later where an appeal overturned it.
   * @param was how it was before, who had decided (null: a program), and whether it had been final
   * @returns whether it is again as it was; false: something came between
   * @throws NotFound when it does not exist any more
   */
  undo(tx: Tx, actor: Doer, place: Place, was: { before: object | null; byId: string | null; final: boolean }): Promise<boolean>;
  /** What happens only when it is final, in the transaction that makes it so. */
  settle?(tx: Tx, final: Final): Promise<void>;
};

/** A kind of review item: the decisions that are possible, and what each does. */
export type Kind = { decisions: Partial<Record<DecisionKind, Effect>> };

export const kinds: Record<ReviewKind, Kind> = {
  reported_post: reportedPost,
  reported_member: reportedMember,
  held_post: heldPost,
  watched_post: reportedPost,
  member_sanction: memberSanction,
  appeal,
  changed_post: reportedPost,
  unchanged_post: reportedPost,
  hidden_post: hiddenPost,
  closed_thread: closedThread,
};

/** What a decision about an item does, ready for its transaction. */
export async function readyDecision(actor: MemberActor, item: Place & { kind: ReviewKind }, decision: DecisionKind, wish: Wish): Promise<Work> {
  const effect = kinds[item.kind].decisions[decision];
  if (effect?.ready) return effect.ready(actor, item, wish);
  return async (tx) => (await effect?.apply(tx, actor, item, wish)) ?? null;
}

/** The decisions that are possible about an item as it stands. */
export function decisionsOf({ kind, ...stand }: Stand & { kind: ReviewKind }): DecisionKind[] {
  const { decisions } = kinds[kind];
  return (Object.keys(decisions) as DecisionKind[]).filter((decision) => decisions[decision]?.fits?.(stand) ?? true);
}
