import type { Actor } from '~/domains/identity';
import type { Locale } from '~/platform/i18n';
import { asReviewer } from '../access-item.server';
import { cachedReasons } from '../reports/cached-reasons.server';
import type { DecisionKind } from '../rules';
import type { CannedReady, ReviewPane } from '../types';
import { readCanned } from './canned.store.server';
import { cannedGaps, fillable, fillCanned } from './fill';
import { valuesFor } from './gaps.server';
import { languageOfReader } from './language-of.server';

export type ReadyWords = {
  /** The language of whoever reads the decision: theirs, else that of what they wrote, else the moderator's. */
  language: Locale;
  canned: CannedReady[];
  /** What fills the gap `{rule}`, by reason. */
  rules: Record<string, string>;
};

/**
 * Ready words for a decision about an opened item, in the author's language, with all gaps filled but the rule, which
 * depends on the reason that is chosen, and those that would bring new gaps along.
 *
 * @param origin under which the site is known, for `{link}`
 * @throws Forbidden with the reason
 */
export async function readyWords(actor: Actor, { pane, decision, origin }: { pane: ReviewPane; decision: DecisionKind; origin: string }): Promise<ReadyWords> {
  const { member } = await asReviewer(actor);
  const { author, language: written } = pane.item;
  const [all, reasons, language] = await Promise.all([readCanned(), cachedReasons(), languageOfReader(member, { authorId: author.id, language: written })]);
  const known = valuesFor(pane.item, origin);
  const values = Object.fromEntries(cannedGaps.flatMap((gap) => (known[gap] === undefined ? [] : [[gap, fillable(gap, known[gap])]])));
  return {
    language,
    canned: all
      .filter(({ decisions }) => decisions.length === 0 || decisions.includes(decision))
      .map(({ id, title, text }) => ({ id, title: title[member.locale], text: fillCanned(text[language], values) })),
    rules: Object.fromEntries(reasons.map(({ id, rule }) => [id, rule[language]])),
  };
}
