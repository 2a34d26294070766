import type { Tx } from '~/platform/db/index.server';
import type { MemberActor, Via } from './actor';
import { actorFrom } from './actor-from';
import { findActing } from './sessions.store.server';

/**
 * A member as the one who acts, for work that is done later in their name: with the role and all else that holds for
 * them now. Null when they have left or their account is disabled.
 *
 * @param tx where it is asked within a transaction
 */
export async function actorOf(memberId: string, via: Via, tx: Tx | null = null): Promise<MemberActor | null> {
  const row = await findActing(memberId, tx);
  return row && actorFrom(row, via);
}
