import { transaction } from '~/platform/db/index.server';
import { Conflict } from '~/platform/errors';
import { findAccountByUsername } from './accounts.store.server';
import { actorFrom } from './actor-from';
import type { MemberActor } from './actor';
import { addMember, type Person } from './sign-up.server';

/**
 * Makes a member at once, or finds the one who has the name: for the house itself (worlds of content, commands), never
 * for a request. Without password and address there is no way in but a link.
 * Records `member.joined` when the member is new.
 */
export async function enrolMember(person: Omit<Person, 'via'>): Promise<MemberActor> {
  try {
    return await transaction((tx) => addMember(tx, { ...person, via: 'job' }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const row = await findAccountByUsername(person.username);
    if (!row) throw error;
    return actorFrom(row, 'job');
  }
}
