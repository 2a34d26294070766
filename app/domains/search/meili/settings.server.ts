import type { Settings } from 'meilisearch';
import { RANKED } from '../rules';
import { readSynonyms } from '../synonyms/synonyms.store.server';

/**
 * How Meilisearch searches our documents: the same rules as the database's own search (titles before texts, accepted and
 * voted answers first, one mistake from four letters on and two from eight). It keeps synonyms for all languages together.
 */
export async function settingsByCode(): Promise<Settings> {
  const synonyms: Record<string, string[]> = {};
  for (const { word, other } of await readSynonyms()) {
    (synonyms[word] ??= []).push(other);
    (synonyms[other] ??= []).push(word);
  }
  return {
    searchableAttributes: ['title', 'text', 'threadTitle'],
    displayedAttributes: ['id', 'threadId', 'kind', 'hash'],
    filterableAttributes: ['categoryId', 'tagIds', 'authorId', 'solved', 'unanswered', 'createdAt', 'kind'],
    sortableAttributes: [],
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness', 'accepted:desc', 'score:desc'],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
    localizedAttributes: [{ locales: ['eng', 'fra'], attributePatterns: ['*'] }],
    // Whole words, as the database has them: what it cannot confirm is not shown.
    prefixSearch: 'disabled',
    pagination: { maxTotalHits: RANKED },
    synonyms,
  };
}
