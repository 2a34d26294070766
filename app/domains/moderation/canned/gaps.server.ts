import { Invalid } from '~/platform/errors';
import type { MemberActor } from '~/domains/identity';
import type { LocalText } from '~/domains/threads';
import { env } from '~/platform/env/index.server';
import { viewItems } from '../queue/item-view.server';
import type { ItemRecord } from '../queue/queue.store.server';
import { cachedReasons } from '../reports/cached-reasons.server';
import type { ReasonRecord } from '../reports/reasons.store.server';
import { isExplained, REVIEW_LENGTHS, type DecisionKind } from '../rules';
import type { ItemRow, ItemTarget } from '../types';
import { emptyGaps, fillCanned, type CannedValues } from './fill';
import { languagesOfReaders } from './language-of.server';

/** What fills the gaps of words about an item, but the rule. @param origin under which the site is known */
export function valuesFor({ target, author }: Pick<ItemRow, 'target' | 'author'>, origin: string): CannedValues {
  const name = author.displayName ?? author.username;
  return { name, title: titleOf(target) ?? name, link: origin + pathOf(target, author.username) };
}

/**
 * The facts of decisions about some items as they are sent, each in its reader's language: gaps that ready words left, or
 * that somebody typed, are filled, the rule being the one that was chosen, or of what is contested.
 * @throws Invalid on `facts` where nothing fills a gap that the author would read, or they become too long
 */
export async function fillFacts(member: MemberActor, decision: DecisionKind, reason: ReasonRecord | null, items: readonly ItemRecord[], facts: LocalText): Promise<string[]> {
  const gaps = emptyGaps(facts.en + facts.fr, {}).length > 0;
  if (!gaps && facts.en === facts.fr) return items.map(() => facts.en);
  const languages = await languagesOfReaders(member, items);
  if (!gaps) return languages.map((language) => facts[language]);
  const [rows, reasons] = await Promise.all([viewItems(member, items), cachedReasons()]);
  return items.map((item, at) => {
    const language = languages[at]!;
    const rule = reason ?? (item.kind === 'appeal' ? reasons.find(({ id }) => id === item.reasonIds[0]) : undefined);
    return fillAll(facts[language], { ...valuesFor(rows[at]!, env.PUBLIC_URL), ...(rule ? { rule: rule.rule[language] } : {}) }, isExplained(decision));
  });
}

/** Words with all their gaps filled, in one go: what a value holds stays as it is. @param read they are for somebody, who shall find no gap in them @throws Invalid on `facts` */
export function fillAll(facts: string, values: CannedValues, read = true): string {
  const [empty] = read ? emptyGaps(facts, values) : [];
  if (empty) throw new Invalid({ facts: [`gapEmpty|gap={${empty}}`] });
  const filled = fillCanned(facts, values);
  if (filled.length > REVIEW_LENGTHS.facts) throw new Invalid({ facts: [`tooLong|max=${REVIEW_LENGTHS.facts}`] });
  return filled;
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
