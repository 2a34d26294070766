import type { Actor } from '~/domains/identity';
import { allow } from '~/domains/threads/index.server';
import { mayRunSearch } from '../policy';
import { meilisearch } from './client.server';
import { countPending } from './pending.store.server';
import { currentTrouble, type Trouble } from './trouble';

export type EngineState = {
  /** Which should answer. */
  engine: 'postgresql' | 'meilisearch';
  /** Changes that Meilisearch has not been told of. */
  pending: number;
  /** It does not answer this process; the database does. */
  trouble: Trouble | null;
};

/** What answers searches, and whether it does. Managers. @throws Forbidden */
export async function getSearchEngine(actor: Actor): Promise<EngineState> {
  allow(mayRunSearch(actor));
  if (!meilisearch()) return { engine: 'postgresql', pending: 0, trouble: null };
  const trouble = currentTrouble();
  return { engine: 'meilisearch', pending: await countPending(), trouble: trouble && { since: trouble.since, said: trouble.said } };
}
