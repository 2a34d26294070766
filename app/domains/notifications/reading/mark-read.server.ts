import { mustBeMember, type Actor } from '~/domains/identity';
import { conversationPath } from '~/domains/messages';
import { postPath } from '~/domains/threads';
import { NotFound } from '~/platform/errors';
import { signal } from '~/platform/realtime/index.server';
import type { ReadNotificationsInput } from '../input';
import { markRead, readLine } from './list.store.server';

/**
 * Marks one line of the actor's list as read, as when it is opened. Twice is once. Not recorded: nobody else's business.
 *
 * @returns the path that it leads to
 * @throws Forbidden('signInFirst'); NotFound when it is not theirs, or may not be seen any more
 */
export async function readNotification(actor: Actor, { id }: { id: string }): Promise<{ path: string }> {
  const member = mustBeMember(actor);
  const line = await readLine(member.id, id);
  if (!line) throw new NotFound();
  if (line.unread) await readNotifications(actor, { ids: [id] });
  const { kind, place } = line;
  return { path: 'postId' in place ? postPath(place.postId) : conversationPath(place.conversationId, kind === 'staff' ? 'member' : 'team') };
}

/**
 * Marks lines of the actor's list as read: these, or without any named all of them. Ids of nothing, or of others, are passed
 * over. Their other pages learn of it. Not recorded.
 *
 * @throws Forbidden('signInFirst')
 */
export async function readNotifications(actor: Actor, { ids }: ReadNotificationsInput = {}): Promise<void> {
  const member = mustBeMember(actor);
  if ((await markRead(member.id, ids ?? null)) > 0) await signal(null, `member:${member.id}`, { kind: 'notice' });
}
