import type { Actor } from '~/domains/identity';
import { isLocale, type Locale } from '~/platform/i18n';
import { asReviewer } from '../access-item.server';
import { readLocale } from '../decisions/decisions.store.server';
import { cachedReasons } from '../reports/cached-reasons.server';
import type { DecisionKind } from '../rules';
import type { CannedReady, ItemTarget, ReviewPane } from '../types';
import { readCanned } from './canned.store.server';
import { fillCanned } from './fill';

export type ReadyWords = {
  /** The language of whoever reads the decision: theirs, else that of what they wrote, else the moderator's. */
  language: Locale;
  canned: CannedReady[];
  /** What fills the gap `{rule}`, by reason. */
  rules: Record<string, string>;
};

/**
 * Ready words for a decision about an opened item, in the author's language, with all gaps filled but the rule, which
 * depends on the reason that is chosen.
 *
 * @param origin under which the site is known, for `{link}`
 * @throws Forbidden with the reason
 */
export async function readyWords(actor: Actor, { pane, decision, origin }: { pane: ReviewPane; decision: DecisionKind; origin: string }): Promise<ReadyWords> {
  const { member } = await asReviewer(actor);
  const { target, author, language: written } = pane.item;
  const [all, reasons, chosen] = await Promise.all([readCanned(), cachedReasons(), readLocale(author.id)]);
  const language = [chosen, written].find(isLocale) ?? member.locale;
  const name = author.displayName ?? author.username;
  const values = { name, title: titleOf(target) ?? name, link: origin + pathOf(target, author.username) };
  return {
    language,
    canned: all
      .filter(({ decisions }) => decisions.length === 0 || decisions.includes(decision))
      .map(({ id, title, text }) => ({ id, title: title[member.locale], text: fillCanned(text[language], values) })),
    rules: Object.fromEntries(reasons.map(({ id, rule }) => [id, rule[language]])),
  };
}

/** Of the thread that it is about; null: a profile. */
function titleOf(target: ItemTarget): string | null {
  if (target.kind === 'member') return null;
  return target.kind === 'appeal' ? target.about : target.title;
}

/** Where the author sees what was decided about; a text that was not published, among their drafts. */
function pathOf(target: ItemTarget, username: string): string {
  if (target.kind === 'held') return '/drafts';
  if (target.kind === 'appeal') return `/statements/${target.statementId}`;
  return target.kind === 'post' ? `/p/${target.postId}` : `/m/${encodeURIComponent(username)}`;
}
