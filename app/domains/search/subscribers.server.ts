import type { Subscriber } from '~/platform/activity/index.server';
import { changeNoter } from './meili/feed.server';
import { deflectionWatcher } from './report/remember-search.server';
import { similarityFinder } from './similar/similar-threads.server';
import { wordLearner } from './words/word-learner.server';

/** What this room wants to know of what happened. */
export const searchSubscribers: readonly Subscriber[] = [similarityFinder, wordLearner, deflectionWatcher, changeNoter];
