import { mustBeMember, type Actor } from '~/domains/identity';
import { NotFound } from '~/platform/errors';
import { markRead, readLine } from './list.store.server';

/**
 * Marks one line of the actor's list as read, as when it is opened. Twice is once. Not recorded: nobody else's business.
 *
 * @returns the post that it leads to
 * @throws Forbidden('signInFirst'); NotFound when it is not theirs, or may not be seen any more
 */
export async function readNotification(actor: Actor, { id }: { id: string }): Promise<{ postId: string }> {
  const member = mustBeMember(actor);
  const line = await readLine(member.id, id);
  if (!line) throw new NotFound();
  if (line.unread) await markRead(member.id, id);
  return { postId: line.postId };
}

/**
 * Marks all lines of the actor's list as read. Not recorded.
 * @throws Forbidden('signInFirst')
 */
export async function readAllNotifications(actor: Actor): Promise<void> {
  await markRead(mustBeMember(actor).id, null);
}
