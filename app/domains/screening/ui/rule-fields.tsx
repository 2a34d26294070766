import type { ReactElement } from 'react';
import { RadioGroup } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { useT } from '~/ui/i18n';
import { limits, ruleActions, ruleKinds, type WordRule } from '../rules';

export interface RuleFieldsProps {
  form: {
    id(name: string): string;
    errors(name: string): string[] | undefined;
    value(name: string, stored?: string | null): string;
  };
  /** Null for one that is being made. */
  stored: Pick<WordRule, 'action' | 'kind' | 'words' | 'replacement' | 'language'> | null;
}

/** What a word rule looks for, and what it does. */
export function RuleFields({ form, stored }: RuleFieldsProps): ReactElement {
  const t = useT();
  return (
    <>
      <RadioGroup
        name="kind"
        id={form.id('kind')}
        label={t('desk.words.kind')}
        errors={form.errors('kind')}
        defaultValue={form.value('kind', stored?.kind ?? 'word')}
        options={ruleKinds.map((value) => ({ value, label: t(`desk.words.kinds.${value}`), hint: t(`desk.words.kindHints.${value}`) }))}
      />
      <Input
        id={form.id('words')}
        name="words"
        label={t('desk.words.words')}
        hint={t('desk.words.wordsHint')}
        errors={form.errors('words')}
        defaultValue={form.value('words', stored?.words)}
        maxLength={limits.ruleLength}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Select
        id={form.id('language')}
        name="language"
        label={t('desk.words.language')}
        errors={form.errors('language')}
        defaultValue={form.value('language', stored?.language)}
        options={[{ value: '', label: t('desk.words.anyLanguage') }, ...(['en', 'fr'] as const).map((value) => ({ value, label: t(`review.language.${value}`) }))]}
      />
      <RadioGroup
        name="action"
        id={form.id('action')}
        label={t('desk.words.action')}
        errors={form.errors('action')}
        defaultValue={form.value('action', stored?.action ?? 'hold')}
        options={ruleActions.map((value) => ({ value, label: t(`desk.words.actions.${value}`), hint: t(`desk.words.actionHints.${value}`) }))}
      />
      <Input
        id={form.id('replacement')}
        name="replacement"
        label={t('desk.words.replacement')}
        hint={t('desk.words.replacementHint')}
        errors={form.errors('replacement')}
        defaultValue={form.value('replacement', stored?.replacement)}
        maxLength={limits.ruleLength}
        autoComplete="off"
        optional
      />
    </>
  );
}
