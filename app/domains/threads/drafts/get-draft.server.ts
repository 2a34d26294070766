import { mustBeMember, type Actor } from '~/domains/identity';
import type { Draft } from '../types';
import { readDraft } from './drafts.store.server';

/**
 * The actor's own draft with this key; always one, without data when nothing is being written.
 * @throws Forbidden('signInFirst')
 */
export async function getDraft(actor: Actor, { key }: { key: string }): Promise<Draft> {
  return readDraft(mustBeMember(actor).id, key);
}
