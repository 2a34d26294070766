import { isMember, mustBeMember, type Actor } from '~/domains/identity';
import { accessThread } from '~/domains/threads/index.server';
import { NotFound } from '~/platform/errors';
import type { ThreadReading } from '../rules';
import { readThreadReading } from './thread-reading.store.server';

/**
 * How far the actor has read a thread, what of it is unread, how attentive they are to it, and which of its posts they
 * keep: one statement, to be asked beside the page. It says nothing of the thread itself, and is null for visitors and
 * where there is no such thread; whether the actor may see the thread is for whoever shows it.
 */
export async function readingState(actor: Actor, threadId: string): Promise<ThreadReading | null> {
  return isMember(actor) ? readThreadReading(actor.id, threadId) : null;
}

/**
 * The same, asked for by itself.
 * @throws NotFound, Gone for a thread that the actor may not see; Forbidden('signInFirst')
 */
export async function getReading(actor: Actor, { threadId }: { threadId: string }): Promise<ThreadReading> {
  const { id } = mustBeMember(actor);
  await accessThread(actor, threadId);
  const reading = await readThreadReading(id, threadId);
  if (!reading) throw new NotFound();
  return reading;
}
