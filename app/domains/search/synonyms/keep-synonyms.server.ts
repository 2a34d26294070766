import { mustBeMember, type Actor } from '~/domains/identity';
import { plain } from '~/domains/threads';
import { allow } from '~/domains/threads/index.server';
import { record } from '~/platform/activity/index.server';
import type { SynonymInput } from '../input';
import { mayRunSearch } from '../policy';
import { forgetSynonyms } from './cached-synonyms.server';
import { deleteSynonym, readSynonyms, transaction, writeSynonym, type Synonym } from './synonyms.store.server';

/**
 * Has two words, or groups of words, mean the same to searches, whichever of them is typed. Managers. Twice is
 * once, also the other way round. Records `search.synonym-added`.
 * @throws Forbidden
 */
export async function addSearchSynonym(actor: Actor, input: SynonymInput): Promise<void> {
  allow(mayRunSearch(actor));
  const member = mustBeMember(actor);
  const [word = '', other = ''] = [input.word, input.other].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  const pair = { word, other, language: input.language };
  await transaction(async (tx) => {
    if (await writeSynonym(tx, pair)) await record(tx, { kind: 'search.synonym-added', actor: member, data: pair });
  });
  forgetSynonyms();
}

/** Takes a pair away again. As `addSearchSynonym`; records `search.synonym-removed`. */
export async function removeSearchSynonym(actor: Actor, { id }: { id: string }): Promise<void> {
  allow(mayRunSearch(actor));
  const member = mustBeMember(actor);
  await transaction(async (tx) => {
    const pair = await deleteSynonym(tx, id);
    if (pair) await record(tx, { kind: 'search.synonym-removed', actor: member, data: pair });
  });
  forgetSynonyms();
}

/** All pairs, by their first word. Managers. @throws Forbidden */
export async function listSearchSynonyms(actor: Actor): Promise<Synonym[]> {
  allow(mayRunSearch(actor));
  return (await readSynonyms()).map(({ id, word, other, language }) => ({ id, word, other, language }));
}
