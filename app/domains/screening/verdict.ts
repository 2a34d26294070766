import { abuseSignals, offerSignals, toneSignals } from './signals/wording';
import { authorSignals } from './signals/author';
import { makeDraft, type Draft, type Known, type LearntSignal } from './signals/draft';
import { linkSignals } from './signals/links';
import { memorySignals } from './signals/memory';
import { isStaff } from './roles';
import { outcomes, THRESHOLDS, type Outcome, type ScreenInput, type SignalName, type Verdict } from './rules';
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
  const signals = [...byRule, ...(draft.isNew || isStaff(input.author.role) ? found : asTakenOver(draft, known, found))].sort((a, b) => b.weight - a.weight);
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

/** From so many points, as they would be of a new member, an offer or a fraud is one whoever writes. */
const CLEAR = 4.5;
const OFFERS: ReadonlySet<SignalName> = new Set(['offer', 'phishing', 'contact', 'links', 'link-disguised', 'link-lies', 'host-doubtful', 'host-borrowed']);

/**
 * The signals of a member who is known. What would clearly be an offer or a fraud from a new one is at least watched from them too,
 * for accounts are taken over: what a new member's text would weigh is then scaled to the points of watching.
 */
function asTakenOver(draft: Draft, known: Known, found: LearntSignal[]): LearntSignal[] {
  const sum = (signals: LearntSignal[]): number => signals.filter(({ name }) => OFFERS.has(name)).reduce((total, { weight }) => total + weight, 0);
  const asNew = { ...draft, isNew: true };
  const speaking = [linkSignals(asNew, known), offerSignals(asNew)].flat().filter(({ name }) => OFFERS.has(name));
  const points = sum(speaking);
  const offered = speaking.some(({ name, weight }) => (name === 'offer' || name === 'phishing') && weight >= 2);
  if (!offered || points < CLEAR || sum(found) >= THRESHOLDS.watch) return found;
  const scaled = speaking.map((signal) => ({ ...signal, weight: Math.ceil((signal.weight * THRESHOLDS.watch * 10) / points) / 10 }));
  return [...found.filter(({ name }) => !OFFERS.has(name)), ...scaled];
}

function changed({ title, text }: ScreenInput, language: 'en' | 'fr' | null, live: ReadyRules): Verdict['changed'] {
  const of = (source: string): string => changeText(source, findRules(live, source, language));
  const after = { title: title ? of(title) : (title ?? null), text: of(text) };
  return after.text === text && after.title === (title ?? null) ? null : after;
}
