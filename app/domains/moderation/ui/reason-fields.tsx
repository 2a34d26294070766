import type { ReactElement } from 'react';
import { RadioGroup } from '~/ui/choice';
import { Input, Select } from '~/ui/field';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { dsaCategories } from '../dsa-categories';
import { DESK_LENGTHS, REASON_LIMITS } from '../rules';
import type { ReasonSource } from '../types';
import { LocalFields, type DeskForm } from './local-fields';

/** Everything that managers say of a reason. @param stored null for one that is being made */
export function ReasonFields({ form, stored }: { form: DeskForm; stored: ReasonSource | null }): ReactElement {
  const t = useT();
  const options = (values: readonly string[], words: string) => values.map((value) => ({ value, label: t(`desk.${words}.${value}`) }));
  return (
    <div>
      <FormSet id="texts" title={t('desk.reason.texts')} hint={t('desk.reason.textsHint')}>
        <LocalFields form={form} name="title" label={t('desk.reason.title')} stored={stored?.title} maxLength={DESK_LENGTHS.title} />
        <LocalFields form={form} name="rule" label={t('desk.reason.rule')} hint={t('desk.reason.ruleHint')} stored={stored?.rule} maxLength={DESK_LENGTHS.rule} rows={2} />
        <LocalFields form={form} name="help" label={t('desk.reason.help')} hint={t('desk.reason.helpHint')} stored={stored?.help} maxLength={DESK_LENGTHS.rule} rows={2} />
      </FormSet>
      <FormSet id="weight" title={t('desk.reason.weight')}>
        <RadioGroup
          name="severity"
          id={form.id('severity')}
          label={t('desk.reason.severity')}
          errors={form.errors('severity')}
          defaultValue={form.value('severity', String(stored?.severity ?? 2))}
          options={['1', '2', '3', '4'].map((value) => ({ value, label: t(`desk.severity.${value}`) }))}
        />
        <Input
          id={form.id('promiseHours')}
          name="promiseHours"
          type="number"
          min={1}
          max={REASON_LIMITS.promiseHours}
          label={t('desk.reason.promise')}
          hint={t('desk.reason.promiseHint')}
          errors={form.errors('promiseHours')}
          defaultValue={form.value('promiseHours', String(stored?.promiseHours ?? 8))}
        />
      </FormSet>
      <FormSet id="law" title={t('desk.reason.law')} hint={t('desk.reason.lawHint')}>
        <Select
          id={form.id('ground')}
          name="ground"
          label={t('desk.reason.ground')}
          errors={form.errors('ground')}
          defaultValue={form.value('ground', stored?.ground ?? 'terms')}
          options={(['terms', 'illegal'] as const).map((value) => ({ value, label: t(`review.ground.${value}`) }))}
        />
        <Select
          id={form.id('dsaCategory')}
          name="dsaCategory"
          label={t('desk.reason.dsa')}
          errors={form.errors('dsaCategory')}
          defaultValue={form.value('dsaCategory', stored?.dsaCategory ?? 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC')}
          options={options(dsaCategories, 'dsa')}
        />
      </FormSet>
    </div>
  );
}
