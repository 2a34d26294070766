import { mustBeMember, type Actor } from '~/domains/identity';
import type { Draft } from '../types';
import { readDrafts } from './drafts.store.server';

/**
 * What the actor has begun and not posted, newest first, at most 200.
 * @throws Forbidden('signInFirst')
 */
export async function listDrafts(actor: Actor): Promise<Draft[]> {
  return readDrafts(mustBeMember(actor).id);
}
