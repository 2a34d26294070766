import { membersByIds } from '~/domains/members/index.server';
import type { Person } from '../types';

/** Finds the people of a page at once; the function answers for each id, also for one that is not there any more. */
export async function findPeople(ids: Iterable<string | null>): Promise<(id: string) => Person> {
  const cards = await membersByIds([...new Set(ids)].filter((id) => id !== null));
  return amongst(
    [...cards.values()].map(({ id, username, displayName, avatarId, role, status }) => ({ id, username, displayName, avatarId, role, closed: status === 'closed' })),
  );
}

/** Answers for each id out of these people, and neutrally for one that is not among them. */
export function amongst(people: readonly Person[]): (id: string) => Person {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => byId.get(id) ?? { id, username: id, displayName: null, avatarId: null, role: 'member', closed: true };
}
