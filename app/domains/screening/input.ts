import { z } from 'zod';
import { locales } from '~/platform/i18n';
import { limits, ruleActions, ruleKinds, ruleModes } from './rules';
import { wordsOf } from './text/fold';
import { makePattern } from './words/patterns';

/** What people and programs may send; messages are keys of `errors`. Unknown keys are refused. */

const id = z.string('required').regex(/^[0-9a-z]{1,40}$/, 'unknownThing');
const short = z
  .string('required')
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().min(1, 'required').max(limits.ruleLength, `tooLong|max=${limits.ruleLength}`));

const rule = z.strictObject({
  action: z.enum(ruleActions, 'notValid'),
  kind: z.enum(ruleKinds, 'notValid'),
  words: short,
  replacement: z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().max(limits.ruleLength, `tooLong|max=${limits.ruleLength}`))
    .nullable()
    .default(null),
  language: z.enum(locales, 'localeUnknown').nullable().default(null),
});

type Rule = z.output<typeof rule>;

function check({ kind, words, action, replacement }: Rule, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string): void => void context.addIssue({ code: 'custom', path: [path], message });
  const count = wordsOf(words).length;
  if (kind === 'pattern' && !makePattern(words)) wrong('words', 'patternUnsafe');
  if (kind === 'word' && count !== 1) wrong('words', 'ruleOneWord');
  if (kind === 'word' && words.includes('*') && !/^\*?[^*]{3,}\*?$/.test(words)) wrong('words', 'ruleStars');
  if (kind === 'phrase' && (count < 2 || words.includes('*'))) wrong('words', 'rulePhrase');
  if (action === 'replace' && !replacement) wrong('replacement', 'required');
}

const only = (given: Rule): Rule => ({ ...given, replacement: given.action === 'replace' ? given.replacement : null });

/** A new word rule; `*` at an end of a word: whatever follows, or comes before, within it. */
export const addWordRuleInput = rule.superRefine(check).transform(only);
/** What a word rule shall say from now on. */
export const changeWordRuleInput = rule.extend({ id }).superRefine(check).transform((given) => ({ ...only(given), id: given.id }));
/** Whether a word rule acts or is only watched. */
export const setWordRuleModeInput = z.strictObject({ id, mode: z.enum(ruleModes, 'notValid') });

export type AddWordRuleInput = z.output<typeof addWordRuleInput>;
export type ChangeWordRuleInput = z.output<typeof changeWordRuleInput>;
export type SetWordRuleModeInput = z.output<typeof setWordRuleModeInput>;
