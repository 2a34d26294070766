import { abuseSignals, offerSignals, toneSignals } from './signals/wording';
import { authorSignals } from './signals/author';
import { makeDraft, type Known, type LearntSignal } from './signals/draft';
import { linkSignals } from './signals/links';
import { memorySignals } from './signals/memory';
import { isStaff } from './roles';
import { outcomes, THRESHOLDS, type Outcome, type ScreenInput, type Verdict } from './rules';
import { changeText, findRules, ruleSignals, type ReadyRules } from './words/apply-rules';

/** The outcome of a score: what the thresholds say. */
function outcomeOf(score: number): Outcome {
  if (score >= THRESHOLDS.refuse) return 'refuse';
  if (score >= THRESHOLDS.hold) return 'hold';
  return score >= THRESHOLDS.watch ? 'watch' : 'publish';
}

/**
 * Judges a text by what is known, without asking anybody: the same input gives the same verdict. Signals come weightiest
 * first. Only a blocking rule refuses a text of a member who is known; for others, signals that come together may.
 */
export function judgeText(input: ScreenInput, known: Known, live: ReadyRules, shadow: ReadyRules): Verdict {
  const draft = makeDraft(input);
  const finds = findRules(live, draft.source, draft.language);
  const byRule = ruleSignals(finds, draft.source);
  const found: LearntSignal[] = isStaff(input.author.role)
    ? []
    : [authorSignals(draft, known), linkSignals(draft, known), abuseSignals(draft), offerSignals(draft), toneSignals(draft), memorySignals(draft, known)].flat();
  const signals = [...byRule, ...found].sort((a, b) => b.weight - a.weight);
  const score = Math.round(signals.reduce((sum, { weight }) => sum + weight, 0) * 10) / 10;
  const blocked = finds.some(({ rule }) => rule.action === 'block');
  const most: Outcome = blocked || draft.isNew ? 'refuse' : 'hold';
  const outcome = blocked ? 'refuse' : outcomes[Math.min(outcomes.indexOf(outcomeOf(score)), outcomes.indexOf(most))]!;
  return {
    ...{ outcome, score, signals },
    ruleIds: [...new Set(finds.map(({ rule }) => rule.id))],
    shadowRuleIds: [...new Set(findRules(shadow, draft.source, draft.language).map(({ rule }) => rule.id))],
    silence: finds.some(({ rule }) => rule.action === 'silence'),
    changed: changed(input, draft.language, live),
  };
}

function changed({ title, text }: ScreenInput, language: 'en' | 'fr' | null, live: ReadyRules): Verdict['changed'] {
  const of = (source: string): string => changeText(source, findRules(live, source, language));
  const after = { title: title ? of(title) : (title ?? null), text: of(text) };
  return after.text === text && after.title === (title ?? null) ? null : after;
}
