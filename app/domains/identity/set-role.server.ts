import { record } from '~/platform/activity/index.server';
import { transaction } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { changeRole, findAccount, lockOwners } from './accounts.store.server';
import { mustBeMember, type Actor } from './actor';
import type { SetRoleInput } from './input';
import { refusalOfRole } from './policy';
import { deleteSessionsOf } from './sessions.store.server';

/**
 * Gives a member another role and ends their sessions, so that the next page they see is the new role's. Admins, and
 * owners where admins or owners are concerned. Records `member.roleChanged`; giving the role they have changes nothing.
 *
 * @throws NotFound for a member who is not there or has left
 * @throws Conflict('lastOwner') when nobody else owns the community, 'changedMeanwhile' when somebody was first
 */
export async function setRole(actor: Actor, input: SetRoleInput): Promise<void> {
  const target = await findAccount(input.memberId);
  if (!target || target.status === 'closed') throw new NotFound();
  const refusal = refusalOfRole(actor, target, input.role);
  if (refusal) throw new Forbidden(refusal);
  if (target.role === input.role) return;
  await transaction(async (tx) => {
    if (target.role === 'owner') {
      const owners = await lockOwners(tx);
      if (owners.length === 1 && owners[0] === target.id) throw new Conflict('lastOwner');
    }
    if (!(await changeRole(tx, target.id, target.role, input.role))) throw new Conflict('changedMeanwhile');
    await deleteSessionsOf(target.id, null, tx);
    await record(tx, { kind: 'member.roleChanged', actor, targetMemberId: target.id, data: { from: target.role, to: input.role } });
    await writeLedger(tx, {
      actor: mustBeMember(actor),
      act: 'member.roleChanged',
      target: { kind: 'member', id: target.id },
      before: { role: target.role },
      after: { role: input.role },
    });
  });
}
