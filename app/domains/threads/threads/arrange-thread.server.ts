import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import type { Json } from '~/platform/ledger/index.server';
import { accessThread, allow, holdThread } from '../access-thread.server';
import { transaction, type ThreadAtHand, type Tx } from '../at-hand.store.server';
import { ledgerForeign } from '../ledger-foreign.server';
import { mayArrangeThread } from '../policy';
import { tellThread } from '../tell.server';

export type ThreadPlace = { threadId: string; slug: string };

/** Who arranges, or in whose name a room above does it. */
export type Arranger = Pick<MemberActor, 'id' | 'role' | 'via'>;

export type Change = {
  /** Before the transaction: refuses what cannot be. */
  check?: (thread: ThreadAtHand) => Promise<void> | void;
  /** Answers what the record and the ledger say besides the thread, or null when there was nothing to do. */
  change: (tx: Tx, thread: ThreadAtHand) => Promise<{ kind: string; data?: Record<string, string | number | null>; before: Json; after: Json } | null>;
};

/** What all acts of staff on a thread have in common: one held thread, one change, one record, one entry in the ledger. */
export async function arrangeThread(actor: Actor, threadId: string, { check, change }: Change): Promise<ThreadPlace> {
  const seen = await accessThread(actor, threadId);
  allow(mayArrangeThread(actor, seen));
  const member = mustBeMember(actor);
  await check?.(seen);
  await transaction(async (tx) => {
    const thread = await holdThread(tx, threadId);
    allow(mayArrangeThread(actor, thread));
    await arrangeHeld(tx, member, thread, change);
  });
  return { threadId, slug: seen.slug };
}

/** The same for a thread that is held, whoever may do so being the caller's to say. @returns false when there was nothing to do */
export async function arrangeHeld(tx: Tx, arranger: Arranger, thread: ThreadAtHand, change: Change['change']): Promise<boolean> {
  const done = await change(tx, thread);
  if (!done) return false;
  const { before, after, ...said } = done;
  const { id, authorId: targetMemberId, categoryId, kind: threadKind, tagIds } = thread;
  await tellThread(tx, id, { kind: 'state' });
  await record(tx, { actor: arranger, threadId: id, targetMemberId, categoryId, threadKind, tagIds, ...said });
  await ledgerForeign(tx, arranger, targetMemberId, { act: said.kind, target: { kind: 'thread', id }, before, after });
  return true;
}
