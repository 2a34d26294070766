import type { Actor } from '~/domains/identity';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import type { AddWordRuleInput } from '../input';
import { refusalOfRules } from '../policy';
import { guessLanguage, type Language } from '../text/language';
import { findRules, readyRules } from './apply-rules';

/** A past text to try a rule on; `rejected`: what was decided about it, null when nobody did. */
export type PastText = { id: string; text: string; language?: Language | null; rejected: boolean | null };

/** What a rule would have done. `rightly`: of the texts that it found, those that were rejected. */
export type Trial = { tried: number; found: number; rightly: number; wrongly: number; examples: { id: string; words: string }[] };

const EXAMPLES = 20;

/**
 * Tries a rule on past texts that the caller hands in (at most 10,000 are read), and changes nothing. Community managers.
 * @throws Forbidden
 */
export function tryWordRule(actor: Actor, rule: AddWordRuleInput, texts: PastText[]): Trial {
  const refusal = refusalOfRules(actor);
  if (refusal) throw new Forbidden(refusal);
  const at = now();
  const ready = readyRules([{ ...rule, id: 'trial', mode: 'shadow', createdBy: null, createdAt: at, changedBy: null, changedAt: at }]);
  const trial: Trial = { tried: 0, found: 0, rightly: 0, wrongly: 0, examples: [] };
  for (const { id, text, language, rejected } of texts.slice(0, 10_000)) {
    trial.tried += 1;
    const [first] = findRules(ready, text, language ?? guessLanguage(text));
    if (!first) continue;
    trial.found += 1;
    if (rejected === true) trial.rightly += 1;
    if (rejected === false) trial.wrongly += 1;
    if (trial.examples.length < EXAMPLES) trial.examples.push({ id, words: text.slice(first.start, first.end).slice(0, 60) });
  }
  return trial;
}
