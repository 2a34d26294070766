/** The door for server code. */
export * from './index';

export { forgetScreened, screen, sweepScreening } from './screen.server';
export { learn, unlearn, type Decided } from './learning/learn.server';
export { addWordRule, changeWordRule, removeWordRule, setWordRuleMode } from './words/keep-word-rule.server';
export { getWordRule, listWordRules } from './words/list-word-rules.server';
export { tryWordRule, type PastText, type Trial } from './words/try-word-rule.server';
export { measuredScreening, type Measured } from './measured.server';
export { screeningSubscribers } from './subscribers.server';

/** The engine without the database, for measuring it. */
export { judgeText } from './verdict';
export { judge, tokensOf, type Counts } from './learning/bayes';
export { readyRules } from './words/apply-rules';
export { linksOf } from './text/links';
