import { isMember, type Actor } from '~/domains/identity';
import { countUnread } from './list.store.server';

/** How many lines of the actor's list are unread and may be seen, counted up to 100; undefined for visitors, who have no list. */
export async function countNotifications(actor: Actor): Promise<number | undefined> {
  return isMember(actor) ? countUnread(actor.id) : undefined;
}
