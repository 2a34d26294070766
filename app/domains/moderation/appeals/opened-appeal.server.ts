import type { MemberActor } from '~/domains/identity';
import { getConversation } from '~/domains/messages/index.server';
import { findPeople } from '~/domains/threads/index.server';
import { uploadsByIds } from '~/domains/uploads/index.server';
import { NotFound } from '~/platform/errors';
import { readStatement } from '../decisions/decisions.store.server';
import { viewOf } from '../decisions/statements.server';
import type { PaneAppeal } from '../types';
import { readContestedItem } from './appeals.store.server';

/** What is contested in an item, by whom it was decided, and what was said about it since. */
export async function openedAppeal(member: MemberActor, item: { id: string; targetId: string; deciderId: string | null }): Promise<PaneAppeal> {
  const [statement, contested, conversation] = await Promise.all([readStatement(item.targetId), readContestedItem(item.targetId), conversationOf(member, item.id)]);
  if (!statement || !contested) throw new NotFound();
  const [person, pictures] = await Promise.all([findPeople(item.deciderId ? [item.deciderId] : []), uploadsByIds(contested.imageIds)]);
  return {
    statement: viewOf(statement, member.locale),
    decidedBy: item.deciderId ? person(item.deciderId) : null,
    contestedItemId: contested.itemId,
    pictures: [...pictures.values()].flatMap(({ alt, variants }) => variants.slice(0, 1).map(({ url }) => ({ src: url, alt }))),
    said: conversation.map(({ id, author, fromTeam, html, at }) => ({ id, name: author.unsigned || author.closed ? null : (author.displayName ?? author.username), fromTeam, html, at })),
  };
}

/** Nothing, when the member has left, or stands above the reader. */
async function conversationOf(member: MemberActor, id: string) {
  try {
    return (await getConversation(member, { id })).messages;
  } catch (error) {
    if (error instanceof NotFound) return [];
    throw error;
  }
}
