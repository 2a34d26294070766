import { membersByIds } from '~/domains/members/index.server';
import { NotFound } from '~/platform/errors';
import type { Writer } from './types';

/** Of what the program says in the name of the team. */
const UNSIGNED: Writer = { id: '', username: '', displayName: null, avatarId: null, role: 'moderator', closed: false, unsigned: true };

/** Finds who these are; also who left, under a neutral name; null is who wrote in the name of the team alone. */
export async function writersOf(ids: readonly (string | null)[]): Promise<(id: string | null) => Writer> {
  const cards = await membersByIds(ids.filter((id) => id !== null));
  return (id) => {
    if (id === null) return UNSIGNED;
    const card = cards.get(id);
    if (!card) throw new NotFound(); // rows of members never go
    const { username, displayName, avatarId, role, status } = card;
    return { id, username, displayName, avatarId, role, closed: status === 'closed', unsigned: false };
  };
}
