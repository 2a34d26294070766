/** The door for server code: acts, reads, upkeep. */
export * from './index';

export { search } from './search.server';
export { similarThreads } from './similar/similar-threads.server';

export { addSearchSynonym, listSearchSynonyms, removeSearchSynonym } from './synonyms/keep-synonyms.server';

export { noteDeflection, noteOpened, rememberSearch, tidySearches } from './report/remember-search.server';
export { getSearchReport } from './report/get-search-report.server';

export { feedMeilisearch } from './meili/feed.server';
export { checkIndex, reindex, type Drift, type Reindexed } from './meili/reindex.server';
export { getSearchEngine, type EngineState } from './meili/get-search-engine.server';

export { learnWordsAtFirst } from './words/word-learner.server';
export { countWords } from './words/words.store.server';
export { searchSubscribers } from './subscribers.server';
