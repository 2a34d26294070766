import { record } from '~/platform/activity/index.server';
import { now } from '~/platform/clock';
import { transaction } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import { findAccount, holdMember, setDisabled } from './accounts.store.server';
import { mustBeMember, type Actor } from './actor';
import type { MemberIdInput } from './input';
import { refusalOfDisabling } from './policy';
import { deleteSessionsOf } from './sessions.store.server';

/**
 * Closes an account to its member, until it is enabled again: no way to sign in, all sessions ended, tokens without
 * effect, no letters that open it. What the member wrote stays. Admins, for whoever is below them; never oneself and
 * never an owner. Records `member.disabled`; twice is once.
 *
 * @throws NotFound for a member who is not there, has left, or has no account yet
 * @throws Conflict('changedMeanwhile') when the role changed while it was decided
 */
export async function disableMember(actor: Actor, input: MemberIdInput): Promise<void> {
  await turn(actor, input.memberId, now());
}

/** Opens the account again; the member signs in anew. As `disableMember`; records `member.enabled`. */
export async function enableMember(actor: Actor, input: MemberIdInput): Promise<void> {
  await turn(actor, input.memberId, null);
}

async function turn(actor: Actor, memberId: string, disabledAt: Date | null): Promise<void> {
  const target = await findAccount(memberId);
  if (target?.status !== 'active') throw new NotFound();
  const refusal = refusalOfDisabling(actor, target);
  if (refusal) throw new Forbidden(refusal);
  await transaction(async (tx) => {
    if (!(await holdMember(tx, target))) throw new Conflict('changedMeanwhile');
    if (!(await setDisabled(tx, memberId, disabledAt))) return;
    // Also when it is enabled: whoever was signing in while it was disabled begins anew.
    await deleteSessionsOf(memberId, null, tx);
    await record(tx, { kind: disabledAt ? 'member.disabled' : 'member.enabled', actor, targetMemberId: memberId });
    await writeLedger(tx, {
      actor: mustBeMember(actor),
      act: disabledAt ? 'member.disabled' : 'member.enabled',
      target: { kind: 'member', id: memberId },
      before: { disabled: !disabledAt },
      after: { disabled: disabledAt !== null },
    });
  });
}
