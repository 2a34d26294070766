/** The door for anywhere: types, limits and what may be sent. */
export { limits as screeningLimits, outcomes, ruleActions, ruleKinds, ruleModes, signalNames, THRESHOLDS } from './rules';
export type { Outcome, RuleAction, RuleKind, RuleMode, ScreenAuthor, ScreenInput, Signal, SignalName, Verdict, WordRule, Words } from './rules';
export { addWordRuleInput, changeWordRuleInput, setWordRuleModeInput } from './input';
export type { AddWordRuleInput, ChangeWordRuleInput, SetWordRuleModeInput } from './input';
export { refusalOfRules, refusalOfTeaching } from './policy';
