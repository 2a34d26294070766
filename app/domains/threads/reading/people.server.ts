import { membersByIds } from '~/domains/members/index.server';
import type { Person } from '../types';

/** Finds the people of a page at once; the function answers for each id, also for one that is not there any more. */
export async function findPeople(ids: Iterable<string | null>): Promise<(id: string) => Person> {
  const cards = await membersByIds([...new Set(ids)].filter((id) => id !== null));
  return (id) => {
    const card = cards.get(id);
    if (!card) return { id, username: id, displayName: null, avatarId: null, role: 'member', closed: true };
    const { username, displayName, avatarId, role, status } = card;
    return { id, username, displayName, avatarId, role, closed: status === 'closed' };
  };
}
