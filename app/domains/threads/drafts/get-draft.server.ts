import { mustBeMember, type Actor } from '~/domains/identity';
import type { Draft } from '../types';
import { readDraft } from './drafts.store.server';

/**
 * The actor's own draft with this key; always one, without data when nothing is being written.
 * @throws Forbidden('signInFirst')
 */
export async function getDraft(actor: Actor, { key }: { key: string }): Promise<Draft> {
  return (await readDraft(mustBeMember(actor).id, key)) ?? noDraft(key);
}

/** Where nothing is being written. */
export function noDraft(key: string): Draft {
  return { key, sequence: 0, data: null, updatedAt: null };
}
