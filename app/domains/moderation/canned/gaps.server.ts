import type { Locale } from '~/platform/i18n';
import { Invalid } from '~/platform/errors';
import type { MemberActor } from '~/domains/identity';
import { env } from '~/platform/env/index.server';
import { viewItems } from '../queue/item-view.server';
import type { ItemRecord } from '../queue/queue.store.server';
import { cachedReasons } from '../reports/cached-reasons.server';
import type { ReasonRecord } from '../reports/reasons.store.server';
import { isExplained, REVIEW_LENGTHS, type DecisionKind } from '../rules';
import type { ItemRow, ItemTarget } from '../types';
import { emptyGaps, fillCanned, type CannedValues } from './fill';

/** What fills the gaps of words about an item, but the rule. @param origin under which the site is known */
export function valuesFor({ target, author }: Pick<ItemRow, 'target' | 'author'>, origin: string): CannedValues {
  const name = author.displayName ?? author.username;
  return { name, title: titleOf(target) ?? name, link: origin + pathOf(target, author.username) };
}

/** What its author is told about an item, in their language. */
export type Telling = { item: ItemRecord; language: Locale; facts: string };

/**
 * The facts as they are sent: gaps that ready words left, or that somebody typed, are filled, the rule being the one that
 * was chosen, or of what is contested.
 * @throws Invalid on `facts` where nothing fills a gap that the author would read, or they become too long
 */
export async function fillFacts(member: MemberActor, decision: DecisionKind, reason: ReasonRecord | null, told: readonly Telling[]): Promise<string[]> {
  if (!told.some(({ facts }) => emptyGaps(facts, {}).length > 0)) return told.map(({ facts }) => facts);
  const [rows, reasons] = await Promise.all([viewItems(member, told.map(({ item }) => item)), cachedReasons()]);
  return told.map(({ item, language, facts }, at) => {
    const rule = reason ?? (item.kind === 'appeal' ? reasons.find(({ id }) => id === item.reasonIds[0]) : undefined);
    return fillAll(facts, { ...valuesFor(rows[at]!, env.PUBLIC_URL), ...(rule ? { rule: rule.rule[language] } : {}) }, isExplained(decision));
  });
}

/** Words with all their gaps filled. @param read they are for somebody, who shall find no gap in them @throws Invalid on `facts` */
export function fillAll(facts: string, values: CannedValues, read = true): string {
  // A thread may be called after a gap: what its author wrote stays as they wrote it.
  const { title } = values;
  const parts = title ? facts.split(title) : [facts];
  const [empty] = read ? emptyGaps(parts.join(' '), values) : [];
  if (empty) throw new Invalid({ facts: [`gapEmpty|gap={${empty}}`] });
  const filled = parts.map((part) => fillCanned(part, values)).join(title);
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
