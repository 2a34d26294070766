import { findFirstOwner } from './accounts.store.server';
import { actorFrom } from './actor-from';
import type { MemberActor } from './actor';

/** The owner who has been here longest: as whom the terminal acts for the house. Null before set-up is finished. */
export async function getFirstOwner(): Promise<MemberActor | null> {
  const row = await findFirstOwner();
  return row && actorFrom(row, 'cli');
}
