import type { Actor, MemberActor } from '~/domains/identity';
import { membersByIds } from '~/domains/members/index.server';
import { nameShown } from '~/domains/members';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Conflict } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { accessItem, accessToDecide } from '../access-item.server';
import { placeOf } from '../decisions/about-item';
import { tellClaim } from '../tell-staff.server';
import { claim, readStand, release, renew, takeOver, transaction } from './claims.store.server';

/**
 * Claims an item for ten minutes, if it is open and nobody else looks at it; one's own claim is renewed. Open pages of staff
 * see it at once.
 * @returns the token of the claim and its end; null when somebody was faster
 * @throws NotFound; Forbidden with the reason
 */
export async function claimItem(actor: Actor, { itemId }: { itemId: string }): Promise<{ token: number; until: Date } | null> {
  const { member, item } = await accessToDecide(actor, itemId);
  const claimed = await claim(itemId, member.id, now());
  if (claimed && claimed.token !== item.token) await tellClaim(null, itemId, member.id);
  return claimed;
}

/**
 * Renews the actor's claim by ten minutes, while they are at it.
 * @param input `token` of the claim
 * @returns its new end
 * @throws NotFound; Forbidden with the reason; Conflict naming who has it now
 */
export async function renewClaim(actor: Actor, { itemId, token }: { itemId: string; token: number }): Promise<Date> {
  const { member } = await accessToDecide(actor, itemId);
  const until = await renew(itemId, { holderId: member.id, token }, now());
  if (!until) throw await lostClaim(member, itemId);
  return until;
}

/**
 * Ends the actor's claim, so that others may have the item; somebody else's stays. Twice is once.
 * @param input `until`: the end of the claim that is meant; one that was renewed since stays, as when a page is loaded again
 *   and the one before says goodbye late
 * @throws NotFound; Forbidden
 */
export async function releaseClaim(actor: Actor, { itemId, until = null }: { itemId: string; until?: Date | null }): Promise<void> {
  const { member } = await accessItem(actor, itemId);
  if (await release(itemId, member.id, until)) await tellClaim(null, itemId, member.id);
}

/**
 * Takes an item over from whoever holds it: their token is worth nothing from then on. Records `claim.taken-over` with
 * `from`, where somebody held it.
 *
 * @throws NotFound; Forbidden with the reason; Conflict when it was decided meanwhile
 */
export async function takeOverClaim(actor: Actor, { itemId }: { itemId: string }): Promise<{ token: number }> {
  const { member, item } = await accessToDecide(actor, itemId);
  const taken = await transaction(async (tx) => {
    const taken = await takeOver(tx, itemId, member.id, now());
    if (taken) await tellClaim(tx, itemId, member.id);
    if (taken?.from) {
      await record(tx, { kind: 'claim.taken-over', actor: member, targetMemberId: taken.from, ...placeOf(item), data: { itemId, from: taken.from } });
      await writeLedger(tx, { actor: member, act: 'claim.taken-over', target: { kind: 'review_item', id: itemId }, memberId: taken.from, before: { holder: taken.from } });
    }
    return taken;
  });
  if (!taken) throw await lostClaim(member, itemId);
  return { token: taken.token };
}

/** Why a claim is worth nothing any more, with the name of who was faster. */
export async function lostClaim(member: MemberActor, itemId: string): Promise<Conflict> {
  const stand = await readStand(itemId);
  if (stand?.state === 'gone') return new Conflict('heldGone');
  const [reason, id] = stand?.decidedById ? ['decidedBy', stand.decidedById] : ['claimedBy', stand?.holderId];
  if (!id || id === member.id) return new Conflict(stand?.decidedById ? 'decidedByYou' : 'claimOver');
  const card = (await membersByIds([id])).get(id);
  // What a name holds may not end the value.
  return new Conflict(card ? `${reason}|name=${(nameShown(card) ?? card.username).replaceAll('|', ' ')}` : 'claimOver');
}
