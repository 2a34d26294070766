import type { MemberActor } from '~/domains/identity';
import { Conflict, Invalid } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import type { Tx } from '../at-hand.store.server';
import { LENGTHS } from '../rules';
import { cleanBody, cleanTitle } from '../words';
import { checkHeld } from './edit-held.server';
import { lockHeld, moveHeld, refuseWaitingOf, type HeldRecord } from './held.store.server';

/** What a moderator read, and made of it: `version` of the text; `title` and `body` where they changed them. */
export type Reading = { version?: number; title?: string; body?: string };

/**
 * For moderation, in its transaction: has a text approved, as it is or as the moderator changed it; it is published when
 * that is final (`publishHeld`). What was changed is in the ledger.
 *
 * @throws Conflict('heldGone', 'heldChanged') when its author took it back, or changed it after it was read; Invalid
 */
export async function approveHeld(tx: Tx, member: MemberActor, heldId: string, reading: Reading): Promise<void> {
  const held = await lockHeld(tx, heldId);
  if (held?.state !== 'waiting') throw new Conflict('heldGone');
  if (held.version !== reading.version) throw new Conflict('heldChanged');
  const edited = editedBy(held, reading);
  await moveHeld(tx, heldId, ['waiting'], 'approved', { edited });
  if (!edited) return;
  const before = { title: held.title, body: held.source };
  await writeLedger(tx, { actor: member, act: 'post.editedBeforehand', target: { kind: 'post', id: heldId }, memberId: held.authorId, before, after: { title: edited.title, body: edited.source } });
}

/** The same: refuses it. Its author gets the words back when that is final (`giveBackHeld`). @throws Conflict('heldGone', 'heldChanged') */
export async function refuseHeld(tx: Tx, heldId: string, { version }: Reading): Promise<void> {
  if (await moveHeld(tx, heldId, ['waiting'], 'refused', { version })) return;
  throw new Conflict((await lockHeld(tx, heldId))?.state === 'waiting' ? 'heldChanged' : 'heldGone');
}

/**
 * The same of all that an author has waiting, whoever may do so being theirs to say: `reopenHeld` takes it back, and
 * `giveBackHeld` carries it out.
 * @returns the ids
 */
export async function refuseAllHeld(tx: Tx, authorId: string): Promise<string[]> {
  return refuseWaitingOf(tx, authorId);
}

/** Takes either back, while it is not final: the text waits again. @returns false when it had been carried out */
export async function reopenHeld(tx: Tx, heldId: string): Promise<boolean> {
  return moveHeld(tx, heldId, ['approved', 'refused'], 'waiting');
}

function editedBy(held: HeldRecord, reading: Reading): HeldRecord['edited'] {
  const source = reading.body === undefined ? held.source : cleanBody(reading.body);
  const title = held.kind !== 'opening' || reading.title === undefined ? held.title : cleanTitle(reading.title);
  if (source === held.source && title === held.title) return null;
  checkHeld(held.kind, source);
  if (title !== null && title.length < LENGTHS.title.min) throw new Invalid({ title: [`titleTooShort|min=${LENGTHS.title.min}`] });
  if (title !== null && title.length > LENGTHS.title.max) throw new Invalid({ title: [`titleTooLong|max=${LENGTHS.title.max}`] });
  return { title, source };
}
