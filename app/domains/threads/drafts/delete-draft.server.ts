import { mustBeMember, type Actor } from '~/domains/identity';
import { transaction } from '../at-hand.store.server';
import { closeDraft } from './drafts.store.server';

/**
 * Throws a draft of the actor's away; its sequence stays, so that another tab cannot bring it back.
 * @throws Forbidden('signInFirst')
 */
export async function deleteDraft(actor: Actor, { key }: { key: string }): Promise<void> {
  const { id } = mustBeMember(actor);
  await transaction((tx) => closeDraft(tx, id, key));
}
