import type { ReactElement } from 'react';
import { CheckboxGroup } from '~/ui/choice';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { DESK_LENGTHS, type DecisionKind } from '../rules';
import type { CannedSource } from '../types';
import { LocalFields, type DeskForm } from './local-fields';

/** Decisions with words to the author for which ready ones are offered. */
const WITH_WORDS: readonly DecisionKind[] = ['remove', 'refuse'];

/** Ready words in both languages, and for what they are offered. @param stored null for some that are being made */
export function CannedFields({ form, stored }: { form: DeskForm; stored: CannedSource | null }): ReactElement {
  const t = useT();
  return (
    <FormSet id="texts" title={t('desk.canned.texts')} hint={t('desk.canned.gaps', { name: '{name}', title: '{title}', rule: '{rule}', link: '{link}' })}>
      <LocalFields form={form} name="title" label={t('desk.canned.title')} hint={t('desk.canned.titleHint')} stored={stored?.title} maxLength={DESK_LENGTHS.title} />
      <LocalFields form={form} name="text" label={t('desk.canned.text')} stored={stored?.text} maxLength={DESK_LENGTHS.cannedText} rows={6} />
      <CheckboxGroup
        name="decisions"
        id={form.id('decisions')}
        label={t('desk.canned.decisions')}
        hint={t('desk.canned.decisionsHint')}
        errors={form.errors('decisions')}
        options={WITH_WORDS.map((value) => ({ value, label: t(`desk.decision.${value}`) }))}
        defaultValues={form.values('decisions', stored?.decisions ?? [])}
      />
    </FormSet>
  );
}
