import type { SearchHit } from '../types';
import { wordsOf } from './words-of';

/**
 * Those of the words put in the place of mistyped ones that stand marked in what is shown: readers learn
 * no word that they cannot read there.
 */
export function correctionsIn(hits: readonly Pick<SearchHit, 'title' | 'excerpt'>[], corrections: readonly string[]): string[] {
  const marked = new Set(hits.flatMap(({ title, excerpt }) => [...title, ...excerpt]).flatMap((part) => (part.hit ? wordsOf(part.text) : [])));
  return [...new Set(corrections)].filter((word) => marked.has(word));
}
