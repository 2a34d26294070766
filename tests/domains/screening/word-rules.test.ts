import { describe, expect, it } from 'vitest';
import {
  addWordRule,
  addWordRuleInput,
  changeWordRule,
  changeWordRuleInput,
  getWordRule,
  listWordRules,
  removeWordRule,
  screen,
  setWordRuleMode,
  tryWordRule,
  type RuleAction,
} from '~/domains/screening/index.server';
import { newId, now } from '~/platform/clock';
import { db } from '~/platform/db/index.server';
import { NotFound } from '~/platform/errors';
import { useDatabase } from '../../setup/database';
import { refusal, someone } from '../threads/world';
import { draftOf } from './world';

useDatabase();

const unheard = () => `zq${newId()}`;
const ruleInput = (words: string, action: RuleAction = 'hold', more: Record<string, unknown> = {}) =>
  addWordRuleInput.parse({ action, kind: 'word', words, ...(action === 'replace' ? { replacement: 'tea' } : {}), ...more });
const wrong = (given: Record<string, unknown>) => {
  const parsed = addWordRuleInput.safeParse({ action: 'hold', kind: 'word', words: 'word', ...given });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
};
const activitiesOf = async (id: string) => (await db.activity.findMany({ where: { data: { path: ['ruleId'], equals: id } }, orderBy: { id: 'asc' } })).map(({ kind }) => kind);
const ledgerOf = async (id: string) => (await db.ledgerEntry.findMany({ where: { targetId: id }, orderBy: { seq: 'asc' } })).map(({ act }) => act);

describe('what a rule may be', () => {
  it.each([
    [{ words: 'two words' }, 'ruleOneWord'],
    [{ words: '' }, 'required'],
    [{ words: 'x'.repeat(101) }, 'tooLong|max=100'],
    [{ words: 'a*b' }, 'ruleOneWord'],
    [{ words: '*ab' }, 'ruleStars'],
    [{ kind: 'phrase', words: 'one' }, 'rulePhrase'],
    [{ kind: 'pattern', words: '(' }, 'patternUnsafe'],
    [{ kind: 'pattern', words: 'a*' }, 'patternUnsafe'],
    [{ kind: 'pattern', words: '(a)\\1' }, 'patternUnsafe'],
    [{ kind: 'pattern', words: 'a(?=b)' }, 'patternUnsafe'],
    [{ kind: 'pattern', words: '((a{100}){100}){100}' }, 'patternUnsafe'],
    [{ action: 'replace' }, 'required'],
    [{ language: 'de' }, 'localeUnknown'],
  ])('not %j', (given, message) => {
    expect(wrong(given)).toContain(message);
  });

  it('keeps a replacement for those that replace alone', () => {
    expect(ruleInput('coffee', 'mask', { replacement: 'tea' }).replacement).toBeNull();
    expect(ruleInput('coffee', 'replace').replacement).toBe('tea');
  });
});

describe('keeping rules', () => {
  it('is for community managers; seeing them, for staff', async () => {
    const manager = await someone('manager');
    const { ruleId } = await addWordRule(manager, ruleInput(unheard()));
    const moderator = await someone('moderator');
    const change = changeWordRuleInput.parse({ id: ruleId, action: 'hold', kind: 'word', words: unheard() });
    for (const act of [
      () => addWordRule(moderator, ruleInput(unheard())),
      () => changeWordRule(moderator, change),
      () => setWordRuleMode(moderator, { id: ruleId, mode: 'live' }),
      () => removeWordRule(moderator, { id: ruleId }),
      async () => tryWordRule(moderator, ruleInput('x'), []),
    ]) {
      expect(await refusal(act())).toBe('Forbidden: managersOnly');
    }
    expect(await refusal(addWordRule({ ...manager, scopes: ['moderate'] }, ruleInput(unheard())))).toBe('Forbidden: scopeMissing|scope=admin');
    expect((await listWordRules(moderator)).some(({ id }) => id === ruleId)).toBe(true);
    expect(await refusal(listWordRules(await someone()))).toBe('Forbidden: staffOnly');
    expect(await refusal(getWordRule(await someone(), ruleId))).toBe('Forbidden: staffOnly');
    expect(await getWordRule(moderator, ruleId)).toMatchObject({ mode: 'shadow', createdBy: manager.id });
  });

  it('does not find what is not there', async () => {
    const manager = await someone('manager');
    const change = changeWordRuleInput.parse({ id: newId(), action: 'hold', kind: 'word', words: 'word' });
    await expect(changeWordRule(manager, change)).rejects.toBeInstanceOf(NotFound);
    await expect(setWordRuleMode(manager, { id: newId(), mode: 'live' })).rejects.toBeInstanceOf(NotFound);
    await expect(removeWordRule(manager, { id: newId() })).rejects.toBeInstanceOf(NotFound);
    await expect(getWordRule(manager, newId())).rejects.toBeInstanceOf(NotFound);
  });

  it('begins in shadow, acts when it is live, goes back to shadow when it is changed, and records all of it once', async () => {
    const manager = await someone('manager');
    const word = unheard();
    const { ruleId: id } = await addWordRule(manager, ruleInput(word));
    expect(await screen(draftOf(`Look at ${word} there`))).toMatchObject({ outcome: 'publish', ruleIds: [], shadowRuleIds: [id] });

    await setWordRuleMode(manager, { id, mode: 'live' });
    await setWordRuleMode(manager, { id, mode: 'live' });
    const verdict = await screen(draftOf(`Look at ${word} there`));
    expect(verdict).toMatchObject({ outcome: 'hold', ruleIds: [id], shadowRuleIds: [] });
    expect(verdict.signals).toEqual([{ name: 'word-rule', weight: 5, words: { key: 'screening.rule.hold', args: { words: word, rule: word } } }]);

    const same = changeWordRuleInput.parse({ id, action: 'hold', kind: 'word', words: word });
    await changeWordRule(manager, same);
    expect(await getWordRule(manager, id)).toMatchObject({ mode: 'live' });
    await changeWordRule(manager, { ...same, action: 'report' });
    expect(await getWordRule(manager, id)).toMatchObject({ mode: 'shadow', action: 'report' });

    await removeWordRule(manager, { id });
    expect(await screen(draftOf(`Look at ${word} there`))).toMatchObject({ outcome: 'publish', shadowRuleIds: [] });
    const acts = ['word-rule.added', 'word-rule.changed', 'word-rule.changed', 'word-rule.removed'];
    expect(await activitiesOf(id)).toEqual(acts);
    expect(await ledgerOf(id)).toEqual(acts);
  });

  it('keeps the same words once an action, also of two who add them at once', async () => {
    const manager = await someone('manager');
    const word = unheard();
    const tries = await Promise.all([word, word.toUpperCase(), word].map((words) => refusal(addWordRule(manager, ruleInput(words)))));
    expect(tries.filter((each) => each === 'it was allowed')).toHaveLength(1);
    expect(tries.filter((each) => each === 'Conflict: ruleExists')).toHaveLength(2);
    await addWordRule(manager, ruleInput(word, 'mask'));
  });

  it('keeps 2,000 rules of an action and no more, also of two who add the last at once', async () => {
    const manager = await someone('manager');
    const have = await db.wordRule.count({ where: { action: 'silence' } });
    const at = now();
    await db.wordRule.createMany({
      data: Array.from({ length: 1_999 - have }, () => ({ id: newId(), action: 'silence' as const, kind: 'word' as const, words: unheard(), wordsKey: newId(), createdAt: at, changedAt: at })),
    });
    const tries = await Promise.all([1, 2, 3].map(() => refusal(addWordRule(manager, ruleInput(unheard(), 'silence')))));
    expect(tries.sort()).toEqual(['Conflict: rulesFull|max=2000', 'Conflict: rulesFull|max=2000', 'it was allowed']);
  });
});

describe('trying a rule', () => {
  it('counts what it would have done on texts handed in, and changes nothing', async () => {
    const manager = await someone('manager');
    const texts = [
      { id: 'a', text: 'Cheap w4tches here', rejected: true },
      { id: 'b', text: 'My watches are on the shelf', rejected: false },
      { id: 'c', text: 'Nothing of the kind', rejected: false },
      { id: 'd', text: 'W A T C H E S', rejected: null },
    ];
    expect(tryWordRule(manager, ruleInput('watches'), texts)).toEqual({
      ...{ tried: 4, found: 3, rightly: 1, wrongly: 1 },
      examples: [{ id: 'a', words: 'w4tches' }, { id: 'b', words: 'watches' }, { id: 'd', words: 'W A T C H E S' }],
    });
  });
});
