import { settleItem } from '../decisions/settle.server';
import { wordsWithin } from '../decisions/words-for.server';
import { giveSanction } from '../sanctions/give-sanction.server';
import type { Tx } from '../sanctions/sanctions.store.server';
import { isNewHere, type Known } from './act-on-reports.server';
import { hasCaused } from './thresholds.store.server';

type Said = { itemId: string; memberId: string; words: readonly string[]; at: Date };

/**
 * Silences a new member whose text a word rule with that action has found, until a person has looked at the text, and for
 * as long at most as reports of spam would. Whoever is known here is not: their text waits, or is looked at. Because of
 * one item, once.
 */
export async function silenceByRule(tx: Tx, { itemId, memberId, words, at }: Said, { thresholds, reasons }: Known): Promise<void> {
  if (!(await isNewHere(tx, memberId, at)) || (await hasCaused(tx, itemId, 'member_sanction'))) return;
  const reason = reasons.find(({ id }) => id === 'other') ?? reasons.find(({ archived }) => !archived);
  if (!reason) return;
  const { hours } = thresholds.silence;
  const { t } = await wordsWithin(tx, memberId);
  const facts = t('thresholds.facts.rule', { words: words.join(', '), days: hours / 24, hours });
  const given = await giveSanction(tx, { program: 'word-rule' }, { kind: 'silence', hours }, { memberId, reason, facts, at, besideId: null, causeId: itemId, autoFound: true });
  await settleItem(tx, given.itemId, at);
}
