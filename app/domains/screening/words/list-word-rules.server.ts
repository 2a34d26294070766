import type { Actor } from '~/domains/identity';
import { Forbidden, NotFound } from '~/platform/errors';
import { refusalOfTeaching } from '../policy';
import type { WordRule } from '../rules';
import { readyRules, type ReadyRules } from './apply-rules';
import { readRule, readRules, readRulesMark } from './word-rules.store.server';

/** Every word rule, by action and words. Staff. @throws Forbidden */
export async function listWordRules(actor: Actor): Promise<WordRule[]> {
  const refusal = refusalOfTeaching(actor);
  if (refusal) throw new Forbidden(refusal);
  return readRules();
}

/** One word rule. Staff. @throws Forbidden, NotFound */
export async function getWordRule(actor: Actor, id: string): Promise<WordRule> {
  const refusal = refusalOfTeaching(actor);
  if (refusal) throw new Forbidden(refusal);
  const rule = await readRule(id);
  if (!rule) throw new NotFound();
  return rule;
}

let kept: { mark: string; live: ReadyRules; shadow: ReadyRules } | null = null;

/** The rules made ready, anew only when some process changed one: making ready two thousand is not for every text. */
export async function rulesInForce(): Promise<{ live: ReadyRules; shadow: ReadyRules }> {
  const mark = await readRulesMark();
  if (kept?.mark !== mark) {
    const rules = await readRules();
    kept = { mark, live: readyRules(rules.filter(({ mode }) => mode === 'live')), shadow: readyRules(rules.filter(({ mode }) => mode === 'shadow')) };
  }
  return kept;
}
