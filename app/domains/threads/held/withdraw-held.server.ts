import type { Actor, MemberActor } from '~/domains/identity';
import { forgetScreened } from '~/domains/screening/index.server';
import { record, type Subscriber } from '~/platform/activity/index.server';
import { transaction, type Tx } from '../at-hand.store.server';
import { returnDraft } from '../drafts/return-draft.server';
import type { DraftData } from '../types';
import { accessHeld, noLongerWaits } from './access-held.server';
import { blankHeld, moveHeld, readWordsHeldOf, type HeldRecord } from './held.store.server';
import { dropWatchedOf } from './watched.store.server';

/**
 * Takes a text of the actor's back that waits for a moderator: it is a draft again, and nothing of it is kept elsewhere.
 * Twice is once. Records `held.withdrawn` with `heldId`.
 *
 * @returns the key of the draft
 * @throws NotFound; Conflict('heldDecided') when a moderator has decided
 */
export async function withdrawHeld(actor: Actor, { heldId }: { heldId: string }): Promise<{ draftKey: string }> {
  const { held, member } = await accessHeld(actor, heldId);
  const draftKey = draftKeyOf(held);
  if (held.state === 'withdrawn') return { draftKey };
  await transaction(async (tx) => {
    if (!(await moveHeld(tx, heldId, ['waiting'], 'withdrawn'))) throw await noLongerWaits(heldId, undefined, tx);
    await returnHeldText(tx, held);
    await takeAway(tx, member, heldId);
  });
  await forgetScreened({ textId: heldId });
  return { draftKey };
}

/** Where a text that was not published is written on. */
export function draftKeyOf({ kind, threadId, parentId }: Pick<HeldRecord, 'kind' | 'threadId' | 'parentId'>): string {
  if (kind === 'opening') return 'new-thread';
  return kind === 'comment' && parentId ? `comment-${parentId}` : `reply-${threadId}`;
}

/** Gives the words of a text back to its author as a draft. */
export async function returnHeldText(tx: Tx, held: HeldRecord): Promise<void> {
  const opening = held.kind === 'opening' ? { kind: held.threadKind ?? undefined, categoryId: held.categoryId ?? undefined, title: held.title ?? '', tags: held.tags } : {};
  const data: DraftData = { ...opening, body: held.source, ...(held.kind === 'reply' && held.parentId ? { parentId: held.parentId } : {}) };
  await returnDraft(tx, held.authorId, draftKeyOf(held), JSON.parse(JSON.stringify(data)) as DraftData);
}

async function takeAway(tx: Tx, actor: MemberActor | { via: 'job' }, heldId: string): Promise<void> {
  await blankHeld(tx, heldId);
  await record(tx, { kind: 'held.withdrawn', actor, data: { heldId } });
}

/** Of who left nothing waits any more, and no words are kept of what did. */
export const heldFollower: Subscriber = {
  name: 'threads.held-leavers',
  kinds: ['member.closed'],
  async handle({ targetMemberId }) {
    if (!targetMemberId) return;
    for (const heldId of await readWordsHeldOf(targetMemberId)) {
      await transaction(async (tx) => {
        if (await moveHeld(tx, heldId, ['waiting', 'approved', 'refused'], 'withdrawn')) await takeAway(tx, { via: 'job' }, heldId);
        else await blankHeld(tx, heldId);
      });
    }
    await dropWatchedOf(targetMemberId);
  },
};
