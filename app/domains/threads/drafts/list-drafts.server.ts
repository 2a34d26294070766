import { mustBeMember, type Actor } from '~/domains/identity';
import { excerpt } from '~/platform/markdown/index.server';
import type { DraftRow } from '../types';
import { readDrafts } from './drafts.store.server';

const EXCERPT = 160;

/**
 * What the actor has begun and not posted, newest first, at most 200.
 * @throws Forbidden('signInFirst')
 */
export async function listDrafts(actor: Actor): Promise<DraftRow[]> {
  const found = await readDrafts(mustBeMember(actor).id);
  return found.map((draft) => ({ ...draft, excerpt: excerpt(draft.excerpt, EXCERPT) }));
}
