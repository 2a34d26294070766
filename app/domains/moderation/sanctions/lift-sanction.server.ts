import { mustBeMember, type Actor } from '~/domains/identity';
import { getMemberForStaff } from '~/domains/members/index.server';
import { allow, isId } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { maySanction } from '../policy';
import { freeOf } from './give-sanction.server';
import { readSanction, transaction } from './sanctions.store.server';

/**
 * Ends a sanction before its time; its statement stays, and says so. For whoever might have given it. Twice is once, and
 * what is over stays as it is. Records `sanction.lifted`, which tells the member, and writes to the ledger.
 *
 * @throws NotFound; Forbidden with the reason
 */
export async function liftSanction(actor: Actor, { sanctionId }: { sanctionId: string }): Promise<{ memberId: string }> {
  const sanction = isId(sanctionId) ? await readSanction(sanctionId) : null;
  if (!sanction || sanction.kind === 'warning') throw new NotFound();
  const { memberId, kind } = sanction;
  allow(maySanction(actor, await getMemberForStaff(actor, memberId), kind));
  const member = mustBeMember(actor);
  await transaction(async (tx) => {
    const ended = await freeOf(tx, { sanctionId, memberId, byId: member.id, at: now() });
    if (!ended) return;
    await record(tx, { kind: 'sanction.lifted', actor: member, targetMemberId: memberId, data: { sanctionId, sanction: kind } });
    const before = { sanction: kind, until: ended.untilAt?.toISOString() ?? null };
    await writeLedger(tx, { actor: member, act: 'member.sanctionLifted', target: { kind: 'member', id: memberId }, before });
  });
  return { memberId };
}
