import { mustBeMember, type Actor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { allow, findPeople } from '~/domains/threads/index.server';
import { now } from '~/platform/clock';
import { env } from '~/platform/env/index.server';
import { Invalid, NotFound } from '~/platform/errors';
import { fillAll, valuesFor } from '../canned/gaps.server';
import { languageOfReader } from '../canned/language-of.server';
import type { SanctionMemberInput } from '../input';
import { maySanction } from '../policy';
import { findReason } from '../reports/list-reasons.server';
import { giveSanction } from './give-sanction.server';
import { transaction, type Given } from './sanctions.store.server';

/**
 * Warns, silences, suspends or bans a member, outside of any report: with a reason and the facts, which the member reads
 * after 30 seconds, in which it can be taken back (`undoDecision`). It binds at once, and ends by the clock. Staff, whoever
 * is not above them; bans are the managers'. Twice is once. Records `member.sanctioned`, and writes to the ledger.
 *
 * @throws NotFound also for who has left; Forbidden with the reason; Invalid on `reasonId` and `facts`
 */
export async function sanctionMember(actor: Actor, { memberId, sanction, reasonId, facts }: SanctionMemberInput): Promise<Given> {
  const target = await getMemberForStaff(actor, memberId);
  if (target.status === 'closed') throw new NotFound();
  allow(maySanction(actor, target, sanction.kind));
  const reason = await findReason(reasonId);
  if (!reason) throw new Invalid({ reasonId: ['reasonMissing'] });
  if (facts === '') throw new Invalid({ facts: ['factsMissing'] });
  const member = mustBeMember(actor);
  const rule = reason.rule[await languageOfReader(member, { authorId: memberId, language: null })];
  const person = (await findPeople([memberId]))(memberId);
  const words = fillAll(facts, { ...valuesFor({ target: { kind: 'member', memberId, person }, author: person }, env.PUBLIC_URL), rule });
  return transaction((tx) => giveSanction(tx, member, sanction, { memberId, reason, facts: words, at: now(), besideId: null }));
}
