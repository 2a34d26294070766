import { accountOf, type Actor } from '~/domains/identity';
import { refusalOfTeamSide } from '../policy';
import { readSides } from './conversations.store.server';

/**
 * Whether readers stand on a side of these conversations: in one query for any number of both.
 * @returns false also for conversations that are not there
 */
export async function sightOfConversations(ids: readonly string[]): Promise<(actor: Actor, id: string) => boolean> {
  const members = new Map(ids.length > 0 ? (await readSides([...new Set(ids)])).map(({ id, ...member }) => [id, member]) : []);
  return (actor, id) => {
    const member = members.get(id);
    if (!member) return false;
    return accountOf(actor)?.id === member.memberId || refusalOfTeamSide(actor, { id: member.memberId, role: member.memberRole }) === null;
  };
}
