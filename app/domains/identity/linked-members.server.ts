import { findSameMailbox } from './accounts.store.server';

/**
 * Other members whose confirmed address leads to the same mailbox as that of a member: the part behind a plus counts as
 * nothing, and of Gmail's addresses dots neither (decision 016). Nothing else links accounts: networks and browsers are shared.
 *
 * @returns their ids, the oldest first, ten at most; none when the member's own address is not confirmed
 */
export async function linkedMembers(memberId: string): Promise<string[]> {
  return findSameMailbox(memberId, 10);
}
