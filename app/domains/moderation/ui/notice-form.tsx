import type { ReactElement } from 'react';
import { Button } from '~/ui/button';
import { Checkbox, RadioGroup } from '~/ui/choice';
import { Input, Select, TextArea } from '~/ui/field';
import { Form, FormSet } from '~/ui/form';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { NOTICE_LENGTHS, noticeSenders } from '../notices/notice-rules';
import type { ReportFormProps } from './report-form';

export interface NoticeFormProps {
  /** `nameless`: nobody is asked who they are. */
  reasons: readonly { id: string; title: string; help: string; nameless: boolean }[];
  /** Of what it is about, where the reader comes from there. */
  about: string;
  entered: ReportFormProps['entered'];
}

/** A notice of illegal content, as article 16.2 of the Digital Services Act asks for it. Who gives it is hidden where it is not asked for. */
export function NoticeForm({ reasons, about, entered }: NoticeFormProps): ReactElement {
  const t = useT();
  const field = (id: string, stored?: string) => ({ id, errors: entered.errors(id), defaultValue: entered.value(id, stored) });
  return (
    <Form
      className="notice"
      errors={entered.summary}
      buttons={
        <Button variant="primary" icon="flag" data-send="">
          {t('notice.send')}
        </Button>
      }
    >
      <Input {...field('address', about)} label={t('notice.address')} hint={t('notice.addressHint')} inputMode="url" autoComplete="off" spellCheck={false} />
      <RadioGroup
        name="reasonId"
        label={t('notice.reason')}
        errors={entered.errors('reasonId')}
        defaultValue={entered.value('reasonId')}
        options={reasons.map(({ id, title, help, nameless }) => ({ value: id, label: title, hint: help, ...(nameless ? { mark: 'nameless' } : {}) }))}
      />
      <TextArea {...field('facts')} label={t('notice.facts')} hint={t('notice.factsHint')} rows={5} maxLength={NOTICE_LENGTHS.facts} />
      <div className="nameless">
        <Note icon="shield">{t('notice.nobody')}</Note>
      </div>
      <FormSet id="who" title={t('notice.who')} hint={t('notice.whoWhy')}>
        <Input {...field('name')} label={t('notice.name')} autoComplete="name" />
        <Input {...field('email')} type="email" label={t('notice.email')} hint={t('notice.emailHint')} autoComplete="email" />
        <Select {...field('sender', 'person')} label={t('notice.sender')} hint={t('notice.orders')} options={noticeSenders.map((value) => ({ value, label: t(`notice.senders.${value}`) }))} />
      </FormSet>
      <Checkbox id="goodFaith" label={t('notice.goodFaith')} errors={entered.errors('goodFaith')} defaultChecked={entered.value('goodFaith') === 'on'} />
    </Form>
  );
}
