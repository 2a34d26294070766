import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { findAccount } from './accounts.store.server';
import { mustBeMember, type Actor } from './actor';
import type { MemberIdInput } from './input';
import { refusalOfRole } from './policy';
import { deleteSessionsOf } from './sessions.store.server';

/**
 * Signs a member out of every browser, for when an account seems to be in other hands. Admins; owners where admins or
 * owners are concerned. Records `member.sessionsEnded`. Twice is safe.
 *
 * @throws NotFound for a member who is not there or has left
 */
export async function endMemberSessions(actor: Actor, input: MemberIdInput): Promise<void> {
  const target = await findAccount(input.memberId);
  if (!target || target.status === 'closed') throw new NotFound();
  const refusal = refusalOfRole(actor, target, target.role);
  if (refusal) throw new Forbidden(refusal);
  await transaction(async (tx) => {
    await deleteSessionsOf(target.id, null, tx);
    await record(tx, { kind: 'member.sessionsEnded', actor, targetMemberId: target.id });
    await writeLedger(tx, { actor: mustBeMember(actor), act: 'member.sessionsEnded', target: { kind: 'member', id: target.id } });
  });
}
