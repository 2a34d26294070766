import { isMember, type Actor } from '~/domains/identity';
import type { AskedChange } from '../types';
import { readAsked, readAskedIn, type RequestRecord } from './changes.store.server';

/** What the reader is asked to change in a thread; nothing for anybody else. */
export async function listAskedIn(actor: Actor, threadId: string): Promise<AskedChange[]> {
  if (!isMember(actor)) return [];
  return (await readAskedIn(actor.id, threadId)).map(viewOf);
}

/** What the reader is asked to change in a post of theirs; null: nothing. */
export async function askedOf(actor: Actor, postId: string): Promise<AskedChange | null> {
  const asked = isMember(actor) ? await readAsked(postId, actor.id) : null;
  return asked && asked.state !== 'changed' ? viewOf(asked) : null;
}

function viewOf({ decisionId, askedById: _, reasonId: __, state, ...asked }: RequestRecord): AskedChange {
  return { id: decisionId, ...asked, overdue: state === 'overdue' };
}
