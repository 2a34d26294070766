import { mustBeMember, type Actor } from '~/domains/identity';
import { membersByIds } from '~/domains/members/index.server';
import { allow, readableCategoryIds } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { Invalid, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import type { SetScopeInput } from '../desk-input';
import { mayReview, mayRunDesk } from '../policy';
import type { ReviewScope } from '../types';
import { readScope, transaction, writeScope } from './scopes.store.server';

/** The part of the queue that a moderator looks after; nothing named: all of it. Community managers, and whoever works the queue of themselves. @throws Forbidden */
export async function getReviewScope(actor: Actor, { memberId }: { memberId: string }): Promise<ReviewScope> {
  allow(actor.kind === 'member' && actor.id === memberId ? mayReview(actor) : mayRunDesk(actor));
  return readScope(memberId);
}

/**
 * Makes a moderator a local one: from now on they see, count and get next only what stands in some categories, or is
 * written in some languages; nothing named: all of it again. Whoever gets a higher role sees all. The same again changes
 * nothing. Community managers. Records `scope.changed`, also in the ledger.
 *
 * @throws Forbidden; NotFound; Invalid on `memberId` for whoever is no moderator, on `categoryIds`
 */
export async function setReviewScope(actor: Actor, { memberId, categoryIds, languages }: SetScopeInput): Promise<void> {
  allow(mayRunDesk(actor));
  const member = mustBeMember(actor);
  const card = (await membersByIds([memberId])).get(memberId);
  if (!card) throw new NotFound();
  if (card.role !== 'moderator') throw new Invalid({ memberId: ['scopeOfModerators'] });
  const readable = new Set(await readableCategoryIds(member));
  const wanted: ReviewScope = { categoryIds: [...new Set(categoryIds)].sort(), languages: [...new Set(languages)].sort() };
  if (wanted.categoryIds.some((id) => !readable.has(id))) throw new Invalid({ categoryIds: ['unknownThing'] });
  await transaction(async (tx) => {
    const before = await writeScope(tx, memberId, wanted, { id: member.id, at: now() });
    if (JSON.stringify(before) === JSON.stringify(wanted)) return;
    await record(tx, { kind: 'scope.changed', actor: member, targetMemberId: memberId, data: wanted });
    await writeLedger(tx, { actor: member, act: 'scope.changed', target: { kind: 'member', id: memberId }, before, after: wanted });
  });
}
