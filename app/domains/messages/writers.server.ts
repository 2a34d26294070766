import { membersByIds } from '~/domains/members/index.server';
import { NotFound } from '~/platform/errors';
import type { Writer } from './types';

/** Finds who these are; also who left, under a neutral name. */
export async function writersOf(ids: readonly string[]): Promise<(id: string) => Writer> {
  const cards = await membersByIds(ids);
  return (id) => {
    const card = cards.get(id);
    if (!card) throw new NotFound(); // rows of members never go
    const { username, displayName, avatarId, role, status } = card;
    return { id, username, displayName, avatarId, role, closed: status === 'closed' };
  };
}
