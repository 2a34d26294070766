import type { Signal, WordRule } from '../rules';
import { fold } from '../text/fold';
import { read } from '../text/forms';
import { withoutAddresses } from '../text/links';
import type { Language } from '../text/language';
import { findIn, makeLexicon, type Entry, type Lexicon } from './lexicon';
import { findPattern, makePattern, type Pattern } from './patterns';

/** Word rules made ready: those of words and phrases looked up at once, patterns one after the other. */
export type ReadyRules = { lexicon: Lexicon<WordRule>; patterns: { rule: WordRule; pattern: Pattern }[] };

/** Where a rule speaks in a text. */
export type RuleFind = { rule: WordRule; start: number; end: number };

/** Makes word rules ready. A pattern that is no longer understood is left out. */
export function readyRules(rules: WordRule[]): ReadyRules {
  const entries = rules.filter(({ kind }) => kind !== 'pattern').map((rule): Entry<WordRule> => ({ words: rule.words, language: rule.language, about: rule }));
  const patterns = rules.flatMap((rule) => {
    const pattern = rule.kind === 'pattern' ? makePattern(rule.words) : null;
    return pattern ? [{ rule, pattern }] : [];
  });
  return { lexicon: makeLexicon(entries), patterns };
}

/** Where word rules speak in a text, in its order. Patterns see the text as written and as folded. */
export function findRules(rules: ReadyRules, source: string, language: Language | null): RuleFind[] {
  const finds: RuleFind[] = findIn(rules.lexicon, read(withoutAddresses(source)), language).map(({ entry, start, end }) => ({ rule: entry.about, start, end }));
  if (rules.patterns.length > 0) {
    const folded = fold(source);
    for (const { rule, pattern } of rules.patterns) {
      if (language && rule.language && rule.language !== language) continue;
      const written = findPattern(pattern, source);
      const places = written.length > 0 ? written : findPattern(pattern, folded.text).map(({ start, end }) => ({ start: folded.from[start]!, end: folded.to[end - 1]! }));
      finds.push(...places.map((place) => ({ rule, ...place })));
    }
  }
  return finds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The text as masking and replacing rules leave it: stars for every letter, or the replacement; the first of two that overlap. */
export function changeText(source: string, finds: RuleFind[]): string {
  let changed = '';
  let done = 0;
  for (const { rule, start, end } of finds) {
    if ((rule.action !== 'mask' && rule.action !== 'replace') || start < done) continue;
    const written = source.slice(start, end);
    changed += source.slice(done, start) + (rule.action === 'mask' ? written.replace(/[\p{L}\p{N}]/gu, '\u2217') : (rule.replacement ?? ''));
    done = end;
  }
  return changed + source.slice(done);
}

const WEIGHTS = { block: 16, hold: 5, silence: 5, report: 3, mask: 0, replace: 0 } as const;

/** One signal for each live rule that spoke, with the words as written. */
export function ruleSignals(finds: RuleFind[], source: string): Signal[] {
  const once = new Map(finds.map((find) => [find.rule.id, find] as const).reverse());
  return [...once.values()].reverse().map(({ rule, start, end }) => ({
    name: 'word-rule',
    weight: WEIGHTS[rule.action],
    words: { key: `screening.rule.${rule.action}`, args: { words: source.slice(start, end).slice(0, 60), rule: rule.words } },
  }));
}
