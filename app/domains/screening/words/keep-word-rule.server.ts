import { mustBeMember, type Actor, type MemberActor } from '~/domains/identity';
import { record } from '~/platform/activity/index.server';
import { newId, now } from '~/platform/clock';
import { isUniqueViolation, transaction, type Tx } from '~/platform/db/index.server';
import { Conflict, Forbidden, NotFound } from '~/platform/errors';
import { writeLedger } from '~/platform/ledger/index.server';
import type { AddWordRuleInput, ChangeWordRuleInput, SetWordRuleModeInput } from '../input';
import { refusalOfRules } from '../policy';
import { limits, type RuleAction, type WordRule } from '../rules';
import { foldText } from '../text/fold';
import { deleteRule, holdActionCount, holdRule, insertRule, updateRule } from './word-rules.store.server';

/**
 * Adds a word rule, which begins in shadow: it is said what it would do, and nothing is done. Community managers.
 * Records `word-rule.added`, also in the ledger.
 * @throws Forbidden; Conflict `ruleExists`, `rulesFull` (2,000 of one action)
 */
export async function addWordRule(actor: Actor, input: AddWordRuleInput): Promise<{ ruleId: string }> {
  const member = keeper(actor);
  const at = now();
  const id = newId();
  const rule: WordRule = { ...input, id, mode: 'shadow', createdBy: member.id, createdAt: at, changedBy: member.id, changedAt: at };
  await once(async (tx) => {
    await roomFor(tx, rule.action);
    await insertRule(tx, rule, keyOf(rule));
    await noteRule(tx, member, 'word-rule.added', rule, null, rule);
  });
  return { ruleId: id };
}

/**
 * Changes what a word rule looks for or does, and puts it back into shadow, for it is a new rule. The same as before
 * changes nothing. Community managers. Records `word-rule.changed`, also in the ledger.
 * @throws Forbidden, NotFound; Conflict `ruleExists`, `rulesFull`
 */
export async function changeWordRule(actor: Actor, { id, ...input }: ChangeWordRuleInput): Promise<void> {
  const member = keeper(actor);
  await once(async (tx) => {
    const before = await holdRule(tx, id);
    if (!before) throw new NotFound();
    const after: WordRule = { ...before, ...input, mode: 'shadow', changedBy: member.id, changedAt: now() };
    if (JSON.stringify(said(before)) === JSON.stringify(said({ ...after, mode: before.mode }))) return;
    if (after.action !== before.action) await roomFor(tx, after.action);
    await updateRule(tx, after, keyOf(after));
    await noteRule(tx, member, 'word-rule.changed', after, before, after);
  });
}

/**
 * Lets a word rule act (`live`) or only be watched (`shadow`). Twice is once. Community managers. Records
 * `word-rule.changed`, also in the ledger.
 * @throws Forbidden, NotFound
 */
export async function setWordRuleMode(actor: Actor, { id, mode }: SetWordRuleModeInput): Promise<void> {
  const member = keeper(actor);
  await transaction(async (tx) => {
    const before = await holdRule(tx, id);
    if (!before) throw new NotFound();
    if (before.mode === mode) return;
    const after = { ...before, mode, changedBy: member.id, changedAt: now() };
    await updateRule(tx, after, keyOf(after));
    await noteRule(tx, member, 'word-rule.changed', after, before, after);
  });
}

/**
 * Takes a word rule away. Community managers. A rule that is gone is not found again. Records `word-rule.removed`, also
 * in the ledger.
 * @throws Forbidden, NotFound
 */
export async function removeWordRule(actor: Actor, { id }: { id: string }): Promise<void> {
  const member = keeper(actor);
  await transaction(async (tx) => {
    const before = await holdRule(tx, id);
    if (!before || !(await deleteRule(tx, id))) throw new NotFound();
    await noteRule(tx, member, 'word-rule.removed', before, before, null);
  });
}

function keeper(actor: Actor): MemberActor {
  const refusal = refusalOfRules(actor);
  if (refusal) throw new Forbidden(refusal);
  return mustBeMember(actor);
}

async function roomFor(tx: Tx, action: RuleAction): Promise<void> {
  if ((await holdActionCount(tx, action)) >= limits.rulesPerAction) throw new Conflict(`rulesFull|max=${limits.rulesPerAction}`);
}

/** The same words in other letters are the same rule; patterns are as they are written. */
function keyOf({ kind, words, language }: WordRule): string {
  return `${kind}:${language ?? ''}:${kind === 'pattern' ? words : foldText(words)}`;
}

const said = ({ action, kind, words, replacement, language, mode }: WordRule) => ({ action, kind, words, replacement, language, mode });

async function noteRule(tx: Tx, actor: MemberActor, act: string, rule: WordRule, before: WordRule | null, after: WordRule | null): Promise<void> {
  await record(tx, { kind: act, actor, data: { ruleId: rule.id, action: rule.action, mode: rule.mode } });
  await writeLedger(tx, {
    ...{ actor: { id: actor.id, role: actor.role }, act, target: { kind: 'word-rule', id: rule.id } },
    ...(before ? { before: said(before) } : {}),
    ...(after ? { after: said(after) } : {}),
  });
}

async function once(write: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await transaction(write);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Conflict('ruleExists');
    throw error;
  }
}
