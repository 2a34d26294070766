import type { MemberActor } from '~/domains/identity';
import { writeLedger, type LedgerInput } from '~/platform/ledger/index.server';
import type { Tx } from './at-hand.store.server';

/**
 * Writes into the moderation ledger what somebody did to words that are another's, which only staff can; what people do
 * to their own is nobody's business but theirs.
 *
 * @param ownerId whose words they are
 */
export async function ledgerForeign(tx: Tx, member: Pick<MemberActor, 'id' | 'role' | 'via'>, ownerId: string, entry: Omit<LedgerInput, 'actor' | 'memberId'>): Promise<void> {
  if (member.id !== ownerId) await writeLedger(tx, { ...entry, actor: member, memberId: ownerId });
}
